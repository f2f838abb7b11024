package dev.codefactory.model.web;

import dev.codefactory.access.Caller;
import dev.codefactory.llm.cache.AnswerCache;
import dev.codefactory.llm.cache.CacheUse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/cache")
@Tag(name = "Models")
class CacheController {

    private final AnswerCache cache;

    CacheController(AnswerCache cache) {
        this.cache = cache;
    }

    /** How often calls of one step to one model were answered from the cache. */
    record UseResponse(String step, String model, long hits, long misses) {

        private static UseResponse of(CacheUse use) {
            return new UseResponse(use.step(), use.model(), use.hits(), use.misses());
        }
    }

    record CacheResponse(
            @Schema(description = "How many seconds an answer is given again; 0 when none is.")
            long ttl,

            @Schema(description = "Whether answers are given to other owners, too.")
            boolean shared,

            long hits,
            long misses,

            @Schema(description = "Hits of all that were looked for; null before anything was.") @Nullable
            Double hitRate,

            List<UseResponse> items) {}

    record ForgottenResponse(
            @Schema(description = "How many answers will not be given again.")
            int forgotten) {}

    @Operation(
            summary = "See how often answers are given again",
            description = "Counts your own calls that are still known, an admin's request those of all owners.")
    @GetMapping
    CacheResponse get(Caller caller) {
        var uses = cache.uses(whose(caller));
        var hits = uses.stream().mapToLong(CacheUse::hits).sum();
        var misses = uses.stream().mapToLong(CacheUse::misses).sum();
        return new CacheResponse(
                cache.ttl().toSeconds(),
                cache.isShared(),
                hits,
                misses,
                hits + misses == 0 ? null : hits / (double) (hits + misses),
                uses.stream().map(UseResponse::of).toList());
    }

    @Operation(
            summary = "Have answers never given again",
            description = "Your own, an admin's request those of all owners; all of them when nothing is named.")
    @DeleteMapping
    ForgottenResponse forget(
            Caller caller,
            @Parameter(description = "Answers to this step only.", example = "code_generation")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    String step,
            @Parameter(description = "Answers of this model only.", example = "qwen2.5-coder:7b")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    String model,
            @Parameter(
                            description =
                                    "Answers only whose step/language/model it fits; an asterisk stands for anything.",
                            example = "code_generation/python/*")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 500)
                    String pattern) {
        return new ForgottenResponse(cache.forget(whose(caller), step, model, pattern));
    }

    private static @Nullable UUID whose(Caller caller) {
        return caller.admin() ? null : caller.owner().id();
    }
}
