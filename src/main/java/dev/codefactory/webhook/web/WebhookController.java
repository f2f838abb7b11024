package dev.codefactory.webhook.web;

import dev.codefactory.access.Owner;
import dev.codefactory.web.Page;
import dev.codefactory.webhook.Delivery;
import dev.codefactory.webhook.NewWebhook;
import dev.codefactory.webhook.Webhook;
import dev.codefactory.webhook.WebhookEvent;
import dev.codefactory.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "Webhooks", description = "Be told over HTTP what happens to executions")
class WebhookController {

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * A webhook as its owner wants it.
     *
     * @param events absent for all
     * @param active absent for true
     */
    @Schema(example = """
            {"url": "https://receiver.example/hook", "events": ["execution.completed", "execution.failed"], "active": true}""")
    record WebhookRequest(
            @NotBlank @Size(max = 2000) String url,

            @Nullable @Size(min = 1, max = 6) @UniqueElements
            List<@NotNull WebhookEvent> events,

            @Nullable Boolean active) {

        Set<WebhookEvent> wanted() {
            return events == null ? EnumSet.allOf(WebhookEvent.class) : EnumSet.copyOf(events);
        }

        boolean isWantedActive() {
            return active == null || active;
        }
    }

    record WebhookResponse(UUID id, String url, List<WebhookEvent> events, boolean active, Instant createdAt) {

        private static WebhookResponse of(Webhook webhook) {
            return new WebhookResponse(
                    webhook.id(),
                    webhook.url(),
                    webhook.events().stream().sorted().toList(),
                    webhook.active(),
                    webhook.createdAt());
        }
    }

    record NewWebhookResponse(
            UUID id,
            String url,
            List<WebhookEvent> events,
            boolean active,
            Instant createdAt,

            @Schema(description = "What deliveries are signed with; shown only now.", example = "whsec_…")
            String secret) {

        private static NewWebhookResponse of(NewWebhook made) {
            var shown = WebhookResponse.of(made.webhook());
            return new NewWebhookResponse(
                    shown.id(), shown.url(), shown.events(), shown.active(), shown.createdAt(), made.secret());
        }
    }

    @Operation(summary = "Add a webhook", description = "The answer is the only place that ever shows its secret.")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "409", description = "There are as many as may be")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NewWebhookResponse> create(Owner owner, @Valid @RequestBody WebhookRequest request) {
        var made = webhooks.create(owner, request.url(), request.wanted(), request.isWantedActive());
        return ResponseEntity.created(
                        URI.create("/api/v1/webhooks/" + made.webhook().id()))
                .body(NewWebhookResponse.of(made));
    }

    @Operation(summary = "List webhooks, newest first")
    @GetMapping
    Page<WebhookResponse> list(Owner owner) {
        return new Page<>(webhooks.list(owner).stream().map(WebhookResponse::of).toList(), null);
    }

    @Operation(summary = "See a webhook")
    @GetMapping("/{webhookId}")
    WebhookResponse get(Owner owner, @PathVariable UUID webhookId) {
        return WebhookResponse.of(webhooks.get(owner, webhookId));
    }

    @Operation(summary = "Change a webhook", description = "Its secret stays.")
    @PutMapping(path = "/{webhookId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    WebhookResponse replace(Owner owner, @PathVariable UUID webhookId, @Valid @RequestBody WebhookRequest request) {
        return WebhookResponse.of(
                webhooks.replace(owner, webhookId, request.url(), request.wanted(), request.isWantedActive()));
    }

    @Operation(summary = "Delete a webhook, with what is still to be sent to it")
    @DeleteMapping("/{webhookId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Owner owner, @PathVariable UUID webhookId) {
        webhooks.delete(owner, webhookId);
    }

    @Operation(summary = "See what was sent, newest first")
    @GetMapping("/{webhookId}/deliveries")
    Page<Delivery> deliveries(
            Owner owner,
            @PathVariable UUID webhookId,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable
                    UUID after) {
        return Page.of(webhooks.deliveries(owner, webhookId, after, limit), limit, Delivery::id);
    }

    @Operation(summary = "Send a delivery once more", description = "With the same id, so that the receiver knows it.")
    @PostMapping("/{webhookId}/deliveries/{deliveryId}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery redeliver(Owner owner, @PathVariable UUID webhookId, @PathVariable UUID deliveryId) {
        return webhooks.redeliver(owner, webhookId, deliveryId);
    }

    @Operation(summary = "Send a ping to try it out")
    @PostMapping("/{webhookId}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery ping(Owner owner, @PathVariable UUID webhookId) {
        return webhooks.ping(owner, webhookId);
    }
}
