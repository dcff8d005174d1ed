package tv.tributary.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.UserDecision.What;

/// The rows for an index of all titles: the titles that can be played now as the user wants to see them, and
/// what their versions have in common. Read only. Thread-safe.
public final class TitleRowStore {
    /// @param sortName of the name that the lists give it
    /// @param renamed whether the name is the user's
    /// @param year 0 if unknown; rating of ten likewise
    /// @param genres as the list has them
    /// @param added epoch seconds, 0 if unknown
    public record ListedTitle(
            long id,
            TitleKind kind,
            String name,
            String sortName,
            boolean renamed,
            int year,
            double rating,
            String genres,
            String artwork,
            long added,
            boolean hidden,
            boolean favourite) {}

    /// @param category the group it has in its provider's list
    /// @param height 0 if unknown
    /// @param language empty if unknown
    /// @param age from which on it may be watched; empty if nobody says
    public record ListedVersion(
            long title, ProviderId provider, String category, int height, String language, OptionalInt age) {}

    private static final String VERSIONS = """
            select v.title, s.provider, s.group_title, v.height, v.language,
                max(coalesce(v.age, -1), coalesce((select d.age from title_details d where d.source = v.source), -1))
            """ + TitleStore.SHOWN;
    private static final String TITLES = """
            select t.id, t.kind, t.name, t.sort_name, t.name <> o.name, t.year, t.rating, t.genres, t.artwork,
                t.added / 1000, t.hidden, t.favourite
            from shown_title t cross join title o on o.id = t.id where t.into_title is null""";

    private final Database database;

    public TitleRowStore(Database database) {
        this.database = database;
    }

    /// Shows all versions, those of one title after one another, then all titles, also those without a version; on one
    /// view of the data. Takes about a second for 150,000 titles.
    public void each(Consumer<ListedVersion> versions, Consumer<ListedTitle> titles) {
        database.read(tx -> {
            tx.each(VERSIONS + " order by v.title", row -> versions.accept(version(row)));
            tx.each(TITLES, row -> titles.accept(title(row)));
            return "";
        });
    }

    /// As [#each(Consumer, Consumer)], for some titles.
    public void each(Collection<Long> ids, Consumer<ListedVersion> versions, Consumer<ListedTitle> titles) {
        database.read(tx -> {
            for (var id : ids) tx.each(VERSIONS + " and v.title = ?", row -> versions.accept(version(row)), id);
            for (var id : ids) tx.each(TITLES + " and t.id = ?", row -> titles.accept(title(row)), id);
            return "";
        });
    }

    /// The user's decisions about titles and their versions, and their values.
    public Map<UserDecision, String> decisions() {
        var found = new HashMap<UserDecision, String>();
        database.read(tx -> {
            tx.each(
                    "select what, subject, other, value from decision where what in ('TITLE_NAME', 'TITLE_YEAR',"
                            + " 'TITLE_HIDDEN', 'TITLE_FAVOURITE', 'TITLE_INTO', 'TITLE_VERSION')",
                    row -> found.put(
                            new UserDecision(What.valueOf(row.text(1)), row.number(2), row.number(3)), row.text(4)));
            return "";
        });
        return found;
    }

    /// The title in which a source stands, and the one in which it would by its list.
    public List<Long> titlesOf(long source) {
        return database.read(tx -> tx.list(
                "select title from title_version where source = ?1"
                        + " union select home from title_version where source = ?1 and home is not null",
                row -> row.number(1),
                source));
    }

    /// The ids of a title: its own, and those of titles that turned out to be this one.
    public List<Long> idsOf(long title) {
        return database.read(tx -> tx.list(
                "select id from title where id = ?1 or into_title = ?1 union select id from title_alias where title = ?1"
                        + " union select into_title from title where id = ?1 and into_title is not null",
                row -> row.number(1),
                title));
    }

    private static ListedVersion version(Row row) {
        int age = row.integer(6);
        return new ListedVersion(
                row.number(1),
                new ProviderId(row.number(2)),
                row.text(3),
                row.integer(4),
                row.text(5),
                age < 0 ? OptionalInt.empty() : OptionalInt.of(age));
    }

    private static ListedTitle title(Row row) {
        return new ListedTitle(
                row.number(1),
                TitleKind.valueOf(row.text(2)),
                row.text(3),
                row.text(4),
                row.flag(5),
                row.integer(6),
                row.real(7),
                row.text(8),
                row.text(9),
                row.number(10),
                row.flag(11),
                row.flag(12));
    }

    /// What decides which sources are shown, beside the lists themselves: differs whenever providers were added,
    /// removed, switched on or off, or put into another order.
    public String providers() {
        return database.read(tx -> tx.list(
                        "select id, enabled, priority from provider where removed_at is null order by id",
                        row -> row.number(1) + (row.flag(2) ? "+" : "-") + row.number(3)))
                .toString();
    }
}
