/** What is wrong with a tree, how a model is told, what it changed, and whether that helped. Plain functions of trees and reports. */
@NullMarked
package dev.codefactory.pipeline.repair;

import org.jspecify.annotations.NullMarked;
