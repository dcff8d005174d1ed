package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ParentalRating;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.Listing;

/// The details of titles that providers were asked for one by one, and the time of each answer. Thread-safe.
public final class TitleDetailsStore {
    private final Database database;

    public TitleDetailsStore(Database database) {
        this.database = database;
    }

    /// The stored details of one version of a title.
    ///
    /// @param current whether that version is as it was then
    public record StoredDetails(SourceId source, Instant asked, boolean current, TitleDetails details) {}

    /// The sources of a title that can be asked for it as a whole, the preferred provider's first.
    ///
    /// @param since those that were asked since, and have not changed since then, are left out
    public List<SourceId> toAsk(TitleKind kind, long title, Instant since) {
        return database.read(tx -> tx.list(
                "select v.source " + TitleStore.SHOWN + """
                 and v.title = ? and v.episode is null and s.kind = ? and not exists (select 1 from title_details d
                    where d.source = s.id and d.content = s.content and d.asked_at >= ?)
                order by p.priority, v.height desc, s.id
                """,
                row -> new SourceId(row.number(1)),
                TitleMerging.title(tx, title),
                listed(kind),
                since));
    }

    /// How sources are listed that are whole titles.
    private static String listed(TitleKind kind) {
        return kind == TitleKind.MOVIE ? "VOD" : "SERIES";
    }

    /// What is known of a title's versions, the preferred provider's first.
    public List<StoredDetails> of(long title) {
        return database.read(tx -> tx.list(
                "select d.source, d.asked_at, d.content = s.content, d.details from title_details d cross join "
                        + TitleStore.SHOWN.substring("from ".length())
                        + " and v.source = d.source and v.title = ? order by p.priority, v.height desc, s.id",
                row -> new StoredDetails(
                        new SourceId(row.number(1)), row.instant(2), row.flag(3), TitleDetailsCodec.read(row.text(4))),
                TitleMerging.title(tx, title)));
    }

    /// What is known of a series' episodes, by their ids; of several providers the preferred one.
    public Map<Long, TitleDetails> ofEpisodes(long title) {
        Map<Long, TitleDetails> found = new HashMap<>();
        database.read(tx -> {
            tx.each(
                    "select e.episode, e.details from episode_stream e cross join "
                            + TitleStore.SHOWN.substring("from ".length())
                            + " and v.source = e.source and e.details <> ''"
                            + " and e.episode in (select id from episode where title in " + TitleStore.GROUP
                            + ") order by p.priority, v.source",
                    row -> found.putIfAbsent(row.number(1), TitleDetailsCodec.read(row.text(2))),
                    TitleMerging.title(tx, title));
            return "";
        });
        return Map.copyOf(found);
    }

    /// Stores what a source's provider said of its title: the title is told by it what it did not know, and is made one
    /// with another that has the same id in a database of films. Episodes that the source had and are not named now
    /// are forgotten.
    ///
    /// @return the id of the title from now on
    public long set(TitleKind kind, long title, SourceId source, Listing listing, Instant now) {
        return database.write(Topic.TITLES, tx -> {
            var id = TitleMerging.title(tx, title);
            tx.update(
                    "insert or replace into title_details (source, content, asked_at, details, age)"
                            + " select id, content, ?, ?, ? from source where id = ?",
                    now,
                    TitleDetailsCodec.write(listing.title()),
                    TitlePlacing.boxed(ParentalRating.age(listing.title().certificate())),
                    source.value());
            setEpisodes(tx, id, source, listing);
            tx.update(
                    "update title_version set height = ? where source = ? and height = 0",
                    listing.title().media().nominalHeight(),
                    source.value());
            TitlePlacing.fillIn(tx, described(kind, listing.title()), id);
            return TitleMerging.byKeys(tx, kind, id, keys(listing.title()));
        });
    }

    private static void setEpisodes(Tx tx, long title, SourceId source, Listing listing) {
        tx.update("delete from episode_stream where source = ?", source.value());
        for (var episode : listing.episodes()) {
            var id =
                    TitlePlacing.episode(tx, title, new Episode(0, episode.season(), episode.number(), episode.name()));
            tx.update(
                    "insert or ignore into episode_stream (episode, source, stream, details) values (?, ?, ?, ?)",
                    id,
                    source.value(),
                    episode.stream(),
                    TitleDetailsCodec.write(episode.details()));
        }
    }

    private static List<String> keys(TitleDetails details) {
        var keys = new ArrayList<String>();
        if (!details.tmdb().isEmpty()) keys.add("tmdb " + details.tmdb());
        if (!details.imdb().isEmpty()) keys.add("imdb " + details.imdb());
        return keys;
    }

    private static Title described(TitleKind kind, TitleDetails details) {
        var people = Stream.of(details.cast(), details.director())
                .filter(names -> !names.isEmpty())
                .toList();
        return new Title(
                0,
                kind,
                "",
                details.released().map(day -> OptionalInt.of(day.getYear())).orElse(OptionalInt.empty()),
                details.rating(),
                details.genres(),
                details.plot(),
                String.join(", ", people),
                details.artwork(),
                details.tmdb(),
                details.imdb(),
                Optional.empty());
    }
}
