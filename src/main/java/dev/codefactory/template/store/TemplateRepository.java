package dev.codefactory.template.store;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.template.Templates;
import dev.codefactory.template.store.StoredVersion.Base;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code template} and {@code template_version}. */
@Repository
class TemplateRepository {

    private static final Pattern ID = Pattern.compile(Templates.ID);

    private final JdbcClient jdbc;
    private final Clock clock;

    TemplateRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The owner's own by name or id, or another's by its id if that one shares a version in use. */
    Optional<StoredTemplate> find(Owner owner, String reference) {
        return jdbc.sql("""
                select * from template
                where owner_id = :owner and (name = :reference or id = :id)
                    or id = :id and public and current_version is not null
                """)
                .param("owner", owner.id())
                .param("reference", reference)
                .param("id", ID.matcher(reference).matches() ? UUID.fromString(reference) : null)
                .query((row, _) -> template(row))
                .optional();
    }

    /** Those the owner sees, by name; one row more than asked for when there are more. */
    List<StoredTemplate> list(Owner owner, TemplateFilter filter, ListKey after, int limit) {
        return jdbc.sql("""
                select t.*
                from template t
                    join template_version v on v.template_id = t.id and v.version = coalesce(t.current_version, t.latest_version)
                where (t.owner_id = :owner or not :mine and t.public and t.current_version is not null)
                    and (:text::text is null
                        or position(lower(:text) in lower(t.name)) > 0
                        or position(lower(:text) in lower(v.title)) > 0
                        or position(lower(:text) in lower(v.description)) > 0)
                    and (:language::text is null or :language = any (v.languages))
                    and (:complexity::text is null or v.complexity = :complexity)
                    and (t.name, t.id) > (:afterName, :afterId)
                order by t.name, t.id limit :limit
                """)
                .param("owner", owner.id())
                .param("mine", filter.mine())
                .param("text", filter.text())
                .param(
                        "language",
                        filter.language() == null ? null : filter.language().id())
                .param(
                        "complexity",
                        filter.complexity() == null ? null : filter.complexity().name())
                .param("afterName", after.name())
                .param("afterId", after.id())
                .param("limit", limit + 1)
                .query((row, _) -> template(row))
                .list();
    }

    List<String> names(Owner owner) {
        return jdbc.sql("select name from template where owner_id = :owner")
                .param("owner", owner.id())
                .query((row, _) -> row.getString("name"))
                .list();
    }

    /** Nobody else adds a version to it until the end of the transaction. */
    Optional<StoredTemplate> lock(Owner owner, String name) {
        return jdbc.sql("select * from template where owner_id = :owner and name = :name for update")
                .param("owner", owner.id())
                .param("name", name)
                .query((row, _) -> template(row))
                .optional();
    }

    /** Without any version yet; the row is there already when somebody else was faster. */
    void add(Owner owner, String name) {
        jdbc.sql("""
                insert into template (id, owner_id, name, created_at, updated_at) values (:id, :owner, :name, :now, :now)
                on conflict (owner_id, name) do nothing
                """)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("owner", owner.id())
                .param("name", name)
                .param("now", now())
                .update();
    }

    /** Gives it the next number of the template, whose row is locked. */
    int addVersion(StoredTemplate template, NewVersion added) {
        var number = jdbc.sql("""
                        update template set latest_version = latest_version + 1, updated_at = :now
                        where id = :id and owner_id = :owner returning latest_version
                        """)
                .param("now", now())
                .param("id", template.id())
                .param("owner", template.owner().id())
                .query(Integer.class)
                .single();
        var said = added.template();
        var base = added.base();
        jdbc.sql("""
                insert into template_version (template_id, version, yaml, title, description, complexity, languages,
                    base_name, base_version, base_yaml, changes, created_at)
                values (:template, :version, :yaml, :title, :description, :complexity, string_to_array(:languages, ','),
                    :baseName, :baseVersion, :baseYaml, :changes::jsonb, :now)
                """)
                .param("template", template.id())
                .param("version", number)
                .param("yaml", added.yaml())
                .param("title", said.title())
                .param("description", said.description())
                .param("complexity", said.complexity().name())
                .param(
                        "languages",
                        String.join(
                                ",",
                                said.languages().stream()
                                        .map(language -> language.id())
                                        .toList()))
                .param("baseName", base == null ? null : base.name())
                .param("baseVersion", base == null ? null : base.version())
                .param("baseYaml", base == null ? null : base.yaml())
                .param("changes", base == null ? null : base.changes())
                .param("now", now())
                .update();
        return number;
    }

    Optional<StoredVersion> version(StoredTemplate template, int number) {
        return jdbc.sql("select * from template_version where template_id = :template and version = :version")
                .param("template", template.id())
                .param("version", number)
                .query((row, _) -> version(row))
                .optional();
    }

    /** Newest first; one row more than asked for when there are more. */
    List<StoredVersion> versions(StoredTemplate template, boolean activated, @Nullable Integer below, int limit) {
        return jdbc.sql("""
                select * from template_version
                where template_id = :template and (:below::integer is null or version < :below)
                    and (not :activated or activated_at is not null)
                order by version desc limit :limit
                """)
                .param("template", template.id())
                .param("below", below)
                .param("activated", activated)
                .param("limit", limit + 1)
                .query((row, _) -> version(row))
                .list();
    }

    /** Those whose newest version customises the built-in template as it read differently. */
    List<StoredTemplate> customising(String builtIn, String yaml) {
        return jdbc.sql("""
                select t.*
                from template t join template_version v on v.template_id = t.id and v.version = t.latest_version
                where v.base_name = :name and v.base_yaml <> :yaml
                """)
                .param("name", builtIn)
                .param("yaml", yaml)
                .query((row, _) -> template(row))
                .list();
    }

    void activate(StoredTemplate template, int number, boolean forced) {
        jdbc.sql("""
                update template_version set forced = :forced, activated_at = :now
                where template_id = :template and version = :version and activated_at is null
                """)
                .param("forced", forced)
                .param("now", now())
                .param("template", template.id())
                .param("version", number)
                .update();
        jdbc.sql("""
                update template set current_version = :version, updated_at = :now where id = :template and owner_id = :owner
                """)
                .param("version", number)
                .param("now", now())
                .param("template", template.id())
                .param("owner", template.owner().id())
                .update();
    }

    void share(StoredTemplate template, boolean shared) {
        jdbc.sql("update template set public = :shared, updated_at = :now where id = :id and owner_id = :owner")
                .param("shared", shared)
                .param("now", now())
                .param("id", template.id())
                .param("owner", template.owner().id())
                .update();
    }

    void delete(StoredTemplate template) {
        jdbc.sql("delete from template where id = :id and owner_id = :owner")
                .param("id", template.id())
                .param("owner", template.owner().id())
                .update();
    }

    private static StoredTemplate template(ResultSet row) throws SQLException {
        return new StoredTemplate(
                row.getObject("id", UUID.class),
                new Owner(row.getObject("owner_id", UUID.class)),
                row.getString("name"),
                row.getBoolean("public"),
                row.getObject("current_version", Integer.class),
                row.getInt("latest_version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        var base = row.getString("base_name");
        var activated = row.getTimestamp("activated_at");
        return new StoredVersion(
                row.getInt("version"),
                row.getString("yaml"),
                base == null
                        ? null
                        : new Base(
                                base, row.getInt("base_version"), row.getString("base_yaml"), row.getString("changes")),
                row.getTimestamp("created_at").toInstant(),
                activated == null ? null : activated.toInstant(),
                row.getBoolean("forced"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
