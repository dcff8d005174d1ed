package tv.tributary.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tv.tributary.store.UserDecision.What;

/// Puts titles and their versions where the user's decisions want them, within a transaction. A title that was merged
/// into another points to the one that stands for it; its versions are shown there, and know where they come from.
final class TitleDecisions {
    private static final int LONGEST_CHAIN = 1_000;

    private final Tx tx;

    TitleDecisions(Tx tx) {
        this.tx = tx;
    }

    private record Version(long source, long title, long home, Optional<String> wished) {}

    /// The title that stands for one that was merged, else itself.
    long root(long title) {
        var at = title;
        for (var steps = 0; steps < LONGEST_CHAIN; steps++) {
            var next = tx.first(
                    "select value from decision where what = ? and subject = ? and other = 0",
                    row -> row.text(1),
                    What.TITLE_INTO,
                    at);
            if (next.isEmpty()) return at;
            at = Long.parseLong(next.get());
        }
        return title;
    }

    /// Where a version stands that belongs to a title by its list.
    long placeOf(long source, long title) {
        return root(tx.first(
                        "select value from decision where what = ? and subject = ? and other = 0",
                        row -> Long.parseLong(row.text(1)),
                        What.TITLE_VERSION,
                        source)
                .orElse(title));
    }

    /// After decisions have changed.
    void settle() {
        tx.update("""
                update title set into_title = null where into_title is not null
                    and not exists (select 1 from decision d where d.what = 'TITLE_INTO' and d.subject = title.id)
                """);
        for (var merged : tx.list("select subject from decision where what = 'TITLE_INTO'", row -> row.number(1))) {
            tx.update("update title set into_title = ? where id = ?", root(merged), merged);
        }
        for (var version : versions().values()) {
            var now = root(version.wished.map(Long::parseLong).orElse(version.home));
            if (now != version.title) move(version, now);
        }
    }

    /// Those that stand elsewhere than their lists say, or have to.
    private Map<Long, Version> versions() {
        var found = new LinkedHashMap<Long, Version>();
        for (var which : new String[] {
            "v.home is not null or v.title in (select id from title where into_title is not null)",
            "v.source in (select subject from decision where what = 'TITLE_VERSION')"
        }) {
            tx.each(
                    "select v.source, v.title, coalesce(v.home, v.title), d.value from title_version v left join decision d"
                            + " on d.what = 'TITLE_VERSION' and d.subject = v.source and d.other = 0 where " + which,
                    row -> found.put(
                            row.number(1),
                            new Version(
                                    row.number(1),
                                    row.number(2),
                                    row.number(3),
                                    row.missing(4) ? Optional.empty() : Optional.of(row.text(4)))));
        }
        return found;
    }

    private void move(Version version, long title) {
        tx.update(
                "update title_version set title = ?1, home = nullif(?2, ?1) where source = ?3",
                title,
                version.home,
                version.source);
        // Episodes that a provider told of the series it was: it is asked again.
        var told = tx.update("""
                delete from episode_stream where source = ?1 and episode not in (
                    select e.id from episode e join title t on t.id = e.title where t.id = ?2 or t.into_title = ?2)
                """, version.source, title);
        if (told > 0) tx.update("delete from title_details where source = ?", version.source);
    }
}
