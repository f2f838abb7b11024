package dev.codefactory.prompt.trial;

/**
 * A trial and how its arms do.
 *
 * @param guard the challenger after it was promoted
 */
public record Comparison(Trial trial, Tally champion, Tally challenger, Tally guard) {

    Trial.Decision decision() {
        return trial.decide(champion, challenger, guard);
    }
}
