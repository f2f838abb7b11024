package dev.codefactory.model.pull;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets pulls that ended long ago. */
@Component
class PullRetention {

    private static final Logger log = LoggerFactory.getLogger(PullRetention.class);

    private final PullStore store;
    private final PullProperties properties;

    PullRetention(PullStore store, PullProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void purge() {
        if (properties.keep().isZero()) {
            return;
        }
        var purged = store.purge(properties.keep());
        if (purged > 0) {
            log.info("purged {} pulls that ended more than {} ago", purged, properties.keep());
        }
    }
}
