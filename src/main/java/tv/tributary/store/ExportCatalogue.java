package tv.tributary.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleCategory;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.store.ExportableTitle.EpisodePlay;
import tv.tributary.store.ExportableTitle.ExportableEpisode;
import tv.tributary.store.ExportableTitle.ExportableVersion;

/// All titles that can be played, as exports and folders for media servers go through them: by id, some at a time.
/// Read only. Thread-safe.
public final class ExportCatalogue {
    private static final String ORDER = " order by p.priority, v.height desc, v.source";

    /// Attributes of an entry of a list.
    private static final String CAST = "cast";

    private static final String DIRECTOR = "director";

    private final Database database;

    public ExportCatalogue(Database database) {
        this.database = database;
    }

    /// The next titles by id.
    ///
    /// @param after the id of the last one seen
    public List<ExportableTitle> titles(long after, int most) {
        return database.read(tx -> {
            var hidden = new HashSet<Long>();
            var titles = tx.list(
                    "select " + TitleStore.COLUMNS
                            + ", t.hidden from shown_title t where t.id > ? and exists (select 1 " + TitleStore.SHOWN
                            + " and v.title = t.id) order by t.id limit ?",
                    row -> {
                        if (row.flag(13)) hidden.add(row.number(1));
                        return TitleStore.title(row);
                    },
                    after,
                    most);
            return titles.isEmpty() ? List.<ExportableTitle>of() : new Piece(tx, titles, hidden).read();
        });
    }

    /// One title, if it can be played.
    public Optional<ExportableTitle> find(long id) {
        return titles(id - 1, 1).stream().filter(one -> one.title().id() == id).findFirst();
    }

    /// Titles whose folded names lie in a range, by name; without those that the user does not want to see.
    ///
    /// @param from the least name
    /// @param until the least name that is no longer in it
    public List<Title> named(TitleKind kind, String from, String until) {
        return database.read(tx -> tx.list(
                "select " + TitleStore.COLUMNS
                        + " from shown_title t where t.kind = ? and t.sort_name >= ? and t.sort_name < ? and not t.hidden"
                        + " and exists (select 1 " + TitleStore.SHOWN
                        + " and v.title = t.id) order by t.sort_name, t.id",
                TitleStore::title,
                kind,
                from,
                until));
    }

    /// How many there are of each kind.
    public Map<TitleKind, Integer> count() {
        return database.read(tx -> {
            var counts = new HashMap<TitleKind, Integer>();
            tx.each(
                    "select t.kind, count(*) from title t where exists (select 1 " + TitleStore.SHOWN
                            + " and v.title = t.id) group by t.kind",
                    row -> counts.put(TitleKind.valueOf(row.text(1)), row.integer(2)));
            return counts;
        });
    }

    /// By kind and name.
    public List<TitleCategory> categories() {
        return database.read(tx -> tx.list(
                "select t.kind, s.group_title, count(distinct t.id) "
                        + TitleStore.SHOWN.replace("from title_version v", "from title t cross join title_version v")
                        + " and v.title = t.id group by t.kind, s.group_title order by t.kind, s.group_title",
                row -> new TitleCategory(TitleKind.valueOf(row.text(1)), row.text(2), row.integer(3))));
    }

    /// Languages that names state, and how many titles have each; the most frequent first. Under an empty text those
    /// whose names state none.
    public Map<String, Integer> languages() {
        return database.read(tx -> {
            var languages = new LinkedHashMap<String, Integer>();
            tx.each(
                    "select v.language, count(distinct v.title) " + TitleStore.SHOWN
                            + " group by v.language order by 2 desc, 1",
                    row -> languages.put(row.text(1), row.integer(2)));
            return languages;
        });
    }

    /// Series that a provider lists as a whole and was not asked for the episodes of, or not since they changed.
    public List<Long> seriesWithoutEpisodes() {
        return database.read(tx -> tx.list("select distinct v.title " + TitleStore.SHOWN + """
                 and s.kind = 'SERIES'
                    and not exists (select 1 from title_details d where d.source = s.id and d.content = s.content)
                """, row -> row.number(1)));
    }

    /// Titles that follow each other by id, with all that belongs to them.
    private static final class Piece {
        private final Tx tx;
        private final List<Title> titles;
        private final Set<Long> hidden;
        private final long first;
        private final long last;
        private final Map<Long, List<ExportableVersion>> versions = new HashMap<>();
        private final Map<Long, List<ExportableEpisode>> episodes = new HashMap<>();
        private final Map<Long, List<EpisodePlay>> plays = new HashMap<>();
        private final Map<Long, TitleDetails> details = new HashMap<>();
        private final Map<Long, TitleDetails> episodeDetails = new HashMap<>();

        Piece(Tx tx, List<Title> titles, Set<Long> hidden) {
            this.tx = tx;
            this.titles = titles;
            this.hidden = hidden;
            this.first = titles.getFirst().id();
            this.last = titles.getLast().id();
        }

        List<ExportableTitle> read() {
            readDetails();
            readVersions();
            if (titles.stream().anyMatch(title -> title.kind() == TitleKind.SERIES)) readEpisodes();
            return titles.stream()
                    .map(title -> new ExportableTitle(
                            title,
                            details.getOrDefault(title.id(), TitleDetails.NONE),
                            hidden.contains(title.id()),
                            versions.getOrDefault(title.id(), List.of()),
                            episodes.getOrDefault(title.id(), List.of())))
                    .toList();
        }

        private void readDetails() {
            tx.each(
                    "select v.title, d.details "
                            + TitleStore.SHOWN.replace(
                                    "from title_version v", "from title_version v cross join title_details d")
                            + " and v.title between ? and ? and d.source = v.source" + ORDER,
                    row -> details.merge(row.number(1), TitleDetailsCodec.read(row.text(2)), TitleDetails::or),
                    first,
                    last);
        }

        private void readVersions() {
            tx.each(
                    "select v.title, v.source, s.provider, s.group_title, v.height, v.language, s.url, v.episode, s.attributes "
                            + TitleStore.SHOWN + " and v.title between ? and ?" + ORDER,
                    row -> {
                        var source = new SourceId(row.number(2));
                        var ending = Source.ending(row.text(7));
                        versions.computeIfAbsent(row.number(1), _ -> new ArrayList<>())
                                .add(new ExportableVersion(
                                        source,
                                        new ProviderId(row.number(3)),
                                        row.text(4),
                                        row.integer(5),
                                        row.text(6),
                                        ending));
                        if (row.text(9).contains(CAST) || row.text(9).contains(DIRECTOR))
                            details.merge(row.number(1), people(MapCodec.read(row.text(9))), TitleDetails::or);
                        if (!row.missing(8)) play(row.number(8), new EpisodePlay(source, "", ending));
                    },
                    first,
                    last);
        }

        /// Who made it, as the list says.
        private static TitleDetails people(Map<String, String> attributes) {
            return TitleDetails.ofPeople(attributes.getOrDefault(CAST, ""), attributes.getOrDefault(DIRECTOR, ""));
        }

        private void readEpisodes() {
            tx.each(
                    "select e.episode, v.source, e.stream, e.details "
                            + TitleStore.SHOWN.replace(
                                    "from title_version v", "from title_version v cross join episode_stream e")
                            + " and v.title between ? and ? and e.source = v.source" + ORDER,
                    row -> {
                        play(
                                row.number(1),
                                new EpisodePlay(new SourceId(row.number(2)), row.text(3), Source.ending(row.text(3))));
                        if (!row.text(4).isEmpty())
                            episodeDetails.merge(row.number(1), TitleDetailsCodec.read(row.text(4)), TitleDetails::or);
                    },
                    first,
                    last);
            var byId = new LinkedHashMap<Long, List<Episode>>();
            tx.each(
                    "select title, id, season, number, name from episode where title between ? and ?"
                            + " order by title, season, number",
                    row -> byId.computeIfAbsent(row.number(1), _ -> new ArrayList<>())
                            .add(new Episode(row.number(2), row.integer(3), row.integer(4), row.text(5))),
                    first,
                    last);
            byId.forEach((title, all) -> episodes.put(title, playable(all)));
        }

        private List<ExportableEpisode> playable(List<Episode> all) {
            return all.stream()
                    .filter(episode -> plays.containsKey(episode.id()))
                    .map(episode -> new ExportableEpisode(
                            episode,
                            episodeDetails.getOrDefault(episode.id(), TitleDetails.NONE),
                            plays.getOrDefault(episode.id(), List.of())))
                    .toList();
        }

        private void play(long episode, EpisodePlay play) {
            plays.computeIfAbsent(episode, _ -> new ArrayList<>()).add(play);
        }
    }
}
