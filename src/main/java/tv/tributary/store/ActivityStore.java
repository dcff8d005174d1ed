package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.SearchWords;
import tv.tributary.model.ChannelId;

/// The facts of the past, gathered into stories, with the names that find them. Thread-safe.
public final class ActivityStore {
    /// What is deleted, or looked at, in one turn.
    private static final int PIECE = 500;
    private static final int KNOWN_NAMES = 20_000;
    /// The names that a word may find; the newest count.
    private static final int FOUND_NAMES = 400;

    /// What a name is the name of.
    public enum Role {
        CHANNEL,
        PROVIDER,
        PERSON,
        /// A device, an address, a stream, an export.
        OTHER
    }

    /// @param channel 0 if it is no channel's
    public record Mention(Role role, long channel, String name) {}

    /// @param position within its story, from 0
    /// @param type what kind of fact it is
    /// @param detail JSON
    public record StoredFact(long story, int position, Instant at, String type, String detail) {}

    /// @param severity the highest of its facts, from 0
    /// @param facts how many it has
    public record StoredStory(long id, String kind, int severity, Instant began, Instant ended, int facts) {}

    /// A story with its last fact.
    public record Headline(StoredStory story, StoredFact last) {}

    /// A story that is new or has grown, with the names that its new facts mention.
    public record StoryChange(StoredStory story, Collection<Mention> mentions) {}

    /// @param kind empty for all
    /// @param severity the least
    /// @param provider its name; empty for all
    /// @param person the name; empty for all
    /// @param text words that must all be part of the names a story mentions
    public record StoryFilter(
            String kind, int severity, Optional<ChannelId> channel, String provider, String person, String text) {}

    /// @param bytes on disk
    public record StoredSize(long stories, long facts, long bytes, Optional<Instant> oldest) {}

    private final Database database;
    private final Map<Mention, Long> names = new LinkedHashMap<>();

    public ActivityStore(Database database) {
        this.database = database;
    }

    /// The highest id a story has, 0 for none.
    public long lastStory() {
        return database.read(tx -> tx.first("select max(id) from activity_story", row -> row.number(1))
                .orElse(0L));
    }

    /// Adds facts, and what has changed of their stories, in one transaction. For one thread at a time.
    public void append(List<StoryChange> stories, List<StoredFact> facts) {
        var found = new HashMap<Mention, Long>();
        database.write(tx -> {
            stories.forEach(change ->
                    change.mentions().forEach(mention -> found.computeIfAbsent(mention, one -> id(tx, one))));
            tx.batch("""
                    insert into activity_story (id, kind, severity, began_at, ended_at, facts)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (id) do update set
                        severity = excluded.severity, ended_at = excluded.ended_at, facts = excluded.facts
                    """, rows -> {
                for (var change : stories) {
                    var story = change.story();
                    rows.add(story.id(), story.kind(), story.severity(), story.began(), story.ended(), story.facts());
                }
            });
            tx.batch("insert or ignore into activity_mention (name, story) values (?, ?)", rows -> {
                for (var change : stories) {
                    for (var mention : change.mentions())
                        rows.add(
                                Optional.ofNullable(found.get(mention)).orElseThrow(),
                                change.story().id());
                }
            });
            tx.batch(
                    "insert or replace into activity_fact (story, position, at, type, detail) values (?, ?, ?, ?, ?)",
                    rows -> facts.forEach(
                            fact -> rows.add(fact.story(), fact.position(), fact.at(), fact.type(), fact.detail())));
            return "";
        });
        names.putAll(found);
        var eldest = names.keySet().iterator();
        for (var over = names.size() - KNOWN_NAMES; over > 0; over--) {
            eldest.next();
            eldest.remove();
        }
    }

    private long id(Tx tx, Mention mention) {
        var known = names.get(mention);
        if (known != null) return known;
        var role = mention.role();
        return tx.first(
                        "select id from activity_name where role = ? and channel = ? and name = ?",
                        row -> row.number(1),
                        role,
                        mention.channel(),
                        mention.name())
                .orElseGet(() -> tx.insert(
                        "insert into activity_name (role, channel, name, folded) values (?, ?, ?, ?)",
                        role,
                        mention.channel(),
                        mention.name(),
                        Folding.plain(mention.name())));
    }

    /// Stories, those that began last first.
    ///
    /// @param before only those with lower ids
    public List<Headline> stories(StoryFilter filter, long before, int limit) {
        return database.read(tx -> {
            var groups = nameGroups(tx, filter);
            if (groups.isEmpty()) return newest(tx, filter, before, limit);
            var driver = groups.removeFirst();
            var found = new TreeSet<Long>(Comparator.reverseOrder());
            for (var name : driver) {
                found.addAll(mentioning(tx, name, groups, filter, before, limit));
                while (found.size() > limit) found.pollLast();
            }
            return found.stream().flatMap(id -> headline(tx, id).stream()).toList();
        });
    }

    private static List<Headline> newest(Tx tx, StoryFilter filter, long before, int limit) {
        return tx
                .list(
                        // A condition of its own where a kind is asked for, so that its index is used.
                        filter.kind().isEmpty()
                                ? "select id from activity_story where ? = '' and id < ? and severity >= ? order by id desc limit ?"
                                : "select id from activity_story where kind = ? and id < ? and severity >= ? order by id desc limit ?",
                        row -> row.number(1),
                        filter.kind(),
                        before,
                        filter.severity(),
                        limit)
                .stream()
                .flatMap(id -> headline(tx, id).stream())
                .toList();
    }

    /// Ids of names of which a story must mention one of each group; the smallest group first.
    private static List<List<Long>> nameGroups(Tx tx, StoryFilter filter) {
        var groups = new ArrayList<List<Long>>();
        filter.channel()
                .ifPresent(channel -> groups.add(tx.list(
                        "select id from activity_name where role = ? and channel = ?",
                        row -> row.number(1),
                        Role.CHANNEL,
                        channel.value())));
        if (!filter.provider().isEmpty()) groups.add(named(tx, Role.PROVIDER, filter.provider()));
        if (!filter.person().isEmpty()) groups.add(named(tx, Role.PERSON, filter.person()));
        for (var word : SearchWords.split(filter.text())) {
            groups.add(tx.list(
                    "select id from activity_name where instr(folded, ?) > 0 order by id desc limit ?",
                    row -> row.number(1),
                    word,
                    FOUND_NAMES));
        }
        groups.sort(Comparator.comparingInt(List::size));
        return groups;
    }

    private static List<Long> named(Tx tx, Role role, String name) {
        return tx.list(
                "select id from activity_name where role = ? and channel = 0 and name = ?",
                row -> row.number(1),
                role,
                name);
    }

    private static List<Long> mentioning(
            Tx tx, long name, List<List<Long>> others, StoryFilter filter, long before, int limit) {
        var sql = new StringBuilder("""
                select m.story from activity_mention m cross join activity_story s on s.id = m.story
                where m.name = ? and m.story < ? and s.severity >= ? and (? = '' or s.kind = ?)
                """);
        var arguments = new ArrayList<Object>(List.of(name, before, filter.severity(), filter.kind(), filter.kind()));
        for (var group : others) {
            sql.append("""
                     and exists (select 1 from activity_mention o indexed by activity_mention_story
                        where o.story = m.story and +o.name in (select value from json_each(?)))
                    """);
            arguments.add(group.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
        }
        arguments.add(limit);
        return tx.list(
                sql.append(" order by m.story desc limit ?").toString(), row -> row.number(1), arguments.toArray());
    }

    private static Optional<Headline> headline(Tx tx, long id) {
        return tx.first(
                """
                select s.id, s.kind, s.severity, s.began_at, s.ended_at, s.facts, f.position, f.at, f.type, f.detail
                from activity_story s cross join activity_fact f on f.story = s.id and f.position = s.facts - 1
                where s.id = ?
                """,
                row -> new Headline(
                        new StoredStory(
                                row.number(1),
                                row.text(2),
                                row.integer(3),
                                row.instant(4),
                                row.instant(5),
                                row.integer(6)),
                        new StoredFact(row.number(1), row.integer(7), row.instant(8), row.text(9), row.text(10))),
                id);
    }

    /// One story; empty if there is none with that id.
    public Optional<Headline> story(long id) {
        return database.read(tx -> headline(tx, id));
    }

    /// A story's facts in order.
    ///
    /// @param from the position of the first
    public List<StoredFact> facts(long story, int from, int limit) {
        return database.read(tx -> tx.list(
                """
                select story, position, at, type, detail from activity_fact
                where story = ? and position >= ? order by position limit ?
                """,
                row -> new StoredFact(row.number(1), row.integer(2), row.instant(3), row.text(4), row.text(5)),
                story,
                from,
                limit));
    }

    /// The names that stories mention in a role, in order.
    public List<Mention> names(Role role) {
        return database.read(tx -> tx.list(
                "select role, channel, name from activity_name where role = ? order by folded, name limit ?",
                row -> new Mention(Role.valueOf(row.text(1)), row.number(2), row.text(3)),
                role,
                FOUND_NAMES));
    }

    public long countFacts() {
        return database.read(tx -> tx.first("select sum(facts) from activity_story", row -> row.number(1))
                .orElse(0L));
    }

    public StoredSize size() {
        return database.read(tx -> tx.first(
                        """
                        select (select count(*) from activity_story), (select sum(facts) from activity_story),
                            (select sum(pgsize) from dbstat where aggregate = 1 and name in (
                                select name from sqlite_schema where tbl_name like 'activity!_%' escape '!')),
                            (select began_at from activity_story order by id limit 1)
                        """,
                        row -> new StoredSize(
                                row.number(1),
                                row.number(2),
                                row.number(3),
                                row.missing(4) ? Optional.empty() : Optional.of(row.instant(4))))
                .orElseThrow());
    }

    /// Deletes the oldest stories while they are superfluous, in small turns, then the names that only they mention.
    ///
    /// @param isSuperfluous asked for one story after the other, the oldest first, until it says no
    /// @return how many facts are gone
    public long prune(Predicate<StoredStory> isSuperfluous) {
        var gone = 0L;
        while (true) {
            var old = database.read(tx -> tx
                    .list(
                            "select id, kind, severity, began_at, ended_at, facts from activity_story order by id limit ?",
                            row -> new StoredStory(
                                    row.number(1),
                                    row.text(2),
                                    row.integer(3),
                                    row.instant(4),
                                    row.instant(5),
                                    row.integer(6)),
                            PIECE)
                    .stream()
                    .takeWhile(isSuperfluous)
                    .toList());
            if (old.isEmpty()) break;
            var last = old.getLast().id();
            database.write(tx -> {
                tx.update("delete from activity_fact where story <= ?", last);
                return tx.update("delete from activity_story where id <= ?", last);
            });
            gone += old.stream().mapToLong(StoredStory::facts).sum();
        }
        if (gone > 0) forgetNames();
        return gone;
    }

    /// Changes all facts of the stories of a kind, and removes the names of some roles from them; in small turns.
    ///
    /// @param newer answers the same fact where nothing is to be changed
    public void rewrite(String kind, UnaryOperator<StoredFact> newer, Set<Role> roles) {
        var before = new long[] {Long.MAX_VALUE};
        while (true) {
            var piece = database.read(tx -> tx.list(
                    "select id from activity_story where kind = ? and id < ? order by id desc limit ?",
                    row -> row.number(1),
                    kind,
                    before[0],
                    PIECE));
            if (piece.isEmpty()) break;
            before[0] = piece.getLast();
            database.write(tx -> {
                rewrite(tx, piece, newer, roles);
                return "";
            });
        }
        forgetNames();
    }

    private static void rewrite(Tx tx, List<Long> stories, UnaryOperator<StoredFact> newer, Set<Role> roles) {
        var changed = new ArrayList<StoredFact>();
        for (var story : stories) {
            tx.each(
                    "select story, position, at, type, detail from activity_fact where story = ?",
                    row -> {
                        var fact =
                                new StoredFact(row.number(1), row.integer(2), row.instant(3), row.text(4), row.text(5));
                        var other = newer.apply(fact);
                        if (!other.equals(fact)) changed.add(other);
                    },
                    story);
        }
        tx.batch(
                "update activity_fact set detail = ? where story = ? and position = ?",
                rows -> changed.forEach(fact -> rows.add(fact.detail(), fact.story(), fact.position())));
        for (var role : roles) tx.batch("""
                    delete from activity_mention where story = ?
                        and name in (select id from activity_name where role = ? and id = activity_mention.name)
                    """, rows -> stories.forEach(story -> rows.add(story, role)));
    }

    private void forgetNames() {
        var oldest = database.read(tx -> tx.first(
                        "select min(id) from activity_story", row -> row.missing(1) ? Long.MAX_VALUE : row.number(1))
                .orElse(Long.MAX_VALUE));
        var from = 0L;
        while (true) {
            var after = from;
            var piece = database.read(tx -> tx.list(
                    "select id from activity_name where id > ? order by id limit ?",
                    row -> row.number(1),
                    after,
                    PIECE));
            if (piece.isEmpty()) break;
            from = piece.getLast();
            database.write(tx -> {
                tx.batch(
                        "delete from activity_mention where name = ? and story < ?",
                        rows -> piece.forEach(name -> rows.add(name, oldest)));
                tx.batch("""
                        delete from activity_name where id = ?
                            and not exists (select 1 from activity_mention m where m.name = activity_name.id)
                        """, rows -> piece.forEach(rows::add));
                return "";
            });
        }
        names.clear();
    }
}
