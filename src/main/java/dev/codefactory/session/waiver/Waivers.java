package dev.codefactory.session.waiver;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Access;
import dev.codefactory.access.Owner;
import dev.codefactory.project.ProjectException;
import dev.codefactory.project.Projects;
import dev.codefactory.quality.WaivedFindings;
import dev.codefactory.session.ExecutionId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An owner's waivers. What is in force when files are judged counts; what was judged before stays as it is. */
@Service
public class Waivers {

    private final WaiverRepository waivers;
    private final Projects projects;
    private final Access access;
    private final WaiverProperties properties;
    private final Clock clock;

    Waivers(WaiverRepository waivers, Projects projects, Access access, WaiverProperties properties, Clock clock) {
        this.waivers = waivers;
        this.projects = projects;
        this.access = access;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Lets a finding stay, in the name of the owner.
     *
     * @throws WaiverException when it is waived already, when there are too many, or when a field makes no sense
     */
    @Transactional
    public WaiverView create(Owner owner, NewWaiver asked) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (asked.expiresAt() != null && !asked.expiresAt().isAfter(now)) {
            throw new WaiverException.Invalid("expires_at", "must lie in the future");
        }
        checkProject(owner, asked.projectId());
        if (waivers.count(owner) >= properties.maxPerOwner()) {
            throw new WaiverException.TooMany(properties.maxPerOwner());
        }
        var waiver = new WaiverView(
                UuidCreator.getTimeOrderedEpoch(),
                asked.projectId(),
                asked.fingerprint(),
                asked.reason(),
                access.nameOf(owner),
                now,
                asked.expiresAt());
        if (!waivers.add(owner, waiver)) {
            throw new WaiverException.Exists(asked.fingerprint());
        }
        return waiver;
    }

    private void checkProject(Owner owner, @Nullable UUID project) {
        try {
            if (project != null) {
                projects.get(owner, project);
            }
        } catch (ProjectException.NotFound e) {
            throw new WaiverException.Invalid("project_id", "must be a project of yours");
        }
    }

    /** @throws WaiverException.NotFound when the owner has no such waiver */
    public WaiverView get(Owner owner, UUID id) {
        return waivers.find(owner, id).orElseThrow(() -> new WaiverException.NotFound(id));
    }

    /**
     * Up to {@code limit} waivers and one more when there are more, newest first.
     *
     * @param after continue behind this one, or null to begin with the newest
     */
    public List<WaiverView> list(Owner owner, WaiverFilter filter, @Nullable UUID after, int limit) {
        return waivers.list(owner, filter, clock.instant(), after, limit);
    }

    /** @throws WaiverException.NotFound when the owner has no such waiver */
    @Transactional
    public void delete(Owner owner, UUID id) {
        if (!waivers.delete(owner, id)) {
            throw new WaiverException.NotFound(id);
        }
    }

    /** The findings that may stay in an execution that is judged now. */
    public WaivedFindings inForce(ExecutionId execution) {
        return new WaivedFindings(waivers.inForce(execution, clock.instant()));
    }
}
