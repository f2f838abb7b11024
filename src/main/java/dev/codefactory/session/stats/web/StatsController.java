package dev.codefactory.session.stats.web;

import dev.codefactory.access.Caller;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.session.stats.Dimension;
import dev.codefactory.session.stats.Ledger;
import dev.codefactory.session.stats.LedgerEntry;
import dev.codefactory.session.stats.LedgerFilter;
import dev.codefactory.web.Page;
import dev.codefactory.web.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/stats")
@Tag(name = "Stats", description = "See what became of everything that was asked for")
class StatsController {

    private final Ledger ledger;

    StatsController(Ledger ledger) {
        this.ledger = ledger;
    }

    @Operation(
            summary = "See how often it works",
            description =
                    "What became of the executions that have ended, by model, template, prompt and language. Counted"
                            + " from what is stored, so that what was purged is gone from here as well. The model and the prompt of"
                            + " an execution are those its code was asked for with. Sorted by model, template, prompt and language.")
    @ApiResponse(responseCode = "200", description = "One entry for each combination that occurs")
    @ApiResponse(responseCode = "403", description = "Only an admin may count the executions of all owners")
    @GetMapping
    Page<StatsResponse> list(
            Caller caller,
            @Parameter(description = "Executions that ended then or later.", example = "2026-01-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    OffsetDateTime from,
            @Parameter(description = "Executions that ended before that.", example = "2026-02-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    OffsetDateTime to,
            @Parameter(description = "Executions whose code this model wrote.")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    String model,
            @Parameter(description = "Executions of this template.")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 100)
                    String template,
            @Parameter(description = "Executions in this language.") @RequestParam(required = false) @Nullable
                    CodeLanguage language,
            @Parameter(description = "What they are told apart by: `group_by=model,prompt`.")
                    @RequestParam(name = "group_by", defaultValue = "model,template,language")
                    Set<Dimension> groupBy,
            @Parameter(description = "For admins: whether the executions of all owners are counted.")
                    @RequestParam(defaultValue = "false")
                    boolean all,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 1_000)
                    String after) {
        var filter = new LedgerFilter(model, template, language, Times.instant("from", from), Times.instant("to", to));
        if (all) {
            caller.requireAdmin("Only an admin may count the executions of all owners; leave `all` out for your own.");
        }
        var entries = all
                ? ledger.ofAll(filter, groupBy, after, limit)
                : ledger.of(caller.owner(), filter, groupBy, after, limit);
        return Page.of(entries, limit, LedgerEntry::cursor).map(StatsResponse::of);
    }
}
