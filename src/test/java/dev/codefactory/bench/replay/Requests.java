package dev.codefactory.bench.replay;

import dev.codefactory.StartedService;
import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.PracticeExamples;
import dev.codefactory.llm.PracticeExamples.Example;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.CodeFactoryConfig.Repair;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.template.Templates;
import dev.codefactory.template.Templates.Wishes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is recorded: every example, then those of functions without repair, then all over again. */
final class Requests {

    private Requests() {}

    static List<Submission> of(StartedService service, PracticeExamples examples, Owner owner, int wanted) {
        var templates = service.bean(Templates.class);
        var requests = new ArrayList<Submission>();
        examples.all().forEach(example -> requests.add(request(templates, owner, example, null)));
        examples.all().stream()
                .filter(example -> example.templateType().equals("function"))
                .forEach(example -> requests.add(request(templates, owner, example, new Repair(0))));
        examples.all().stream()
                .filter(example -> example.language().equals("python"))
                .forEach(example -> requests.add(request(templates, owner, example, new Repair(1))));
        return requests.subList(0, Math.min(wanted, requests.size()));
    }

    private static Submission request(Templates templates, Owner owner, Example example, @Nullable Repair repair) {
        var language = CodeLanguage.ofId(example.language()).orElseThrow();
        var base = CodeFactoryConfig.DEFAULT.writtenIn(language);
        var config = new CodeFactoryConfig(base.project(), base.models(), base.security(), base.testing(), repair);
        var files = FileTree.of(example.files().entrySet().stream()
                .map(file -> CodeFile.of(file.getKey(), file.getValue()))
                .toList());
        var template = templates.choose(owner, example.templateType(), null).template();
        var pipeline = templates.resolve(template, new Wishes(language, example.parameters(), !files.isEmpty()));
        return Submission.of(new GenerationRequest(pipeline, example.description(), config, files, null, null, null));
    }
}
