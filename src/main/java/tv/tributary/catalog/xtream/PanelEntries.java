package tv.tributary.catalog.xtream;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tv.tributary.catalog.intake.ListEntry;
import tv.tributary.format.xtream.PanelDetails;
import tv.tributary.format.xtream.PanelInfo;
import tv.tributary.format.xtream.PanelStream;
import tv.tributary.format.xtream.PanelTitle;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.ListedEpisode;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.MediaInfo;

/// Converts what a panel lists to what the catalog takes. What has no field of its own is an attribute, under the name
/// that M3U lists have for it. The panel's numbers are left out: they are places in its list. Pure.
record PanelEntries(XtreamLogin login, String host, Map<String, String> categories) {
    private static final String TS = "ts";

    ListEntry of(PanelStream stream, int line) {
        var attributes = new LinkedHashMap<String, String>();
        if (stream.archiveDays() > 0) {
            attributes.put("catchup", "xc");
            attributes.put("catchup-days", Integer.toString(stream.archiveDays()));
        }
        if (stream.adult()) attributes.put("adult", "1");
        return entry(
                line,
                stream.radio() ? SourceKind.RADIO : SourceKind.LIVE,
                stream.name(),
                stream.id(),
                stream.categories(),
                stream.icon(),
                stream.guideId(),
                login.live(host, stream.id(), TS),
                attributes);
    }

    ListEntry ofMovie(PanelTitle movie, int line) {
        var url = login.movie(host, movie.id(), movie.extension());
        return of(movie, SourceKind.VOD, url, line);
    }

    ListEntry ofSeries(PanelTitle series, int line) {
        return of(series, SourceKind.SERIES, login.series(host, series.id()), line);
    }

    private ListEntry of(PanelTitle title, SourceKind kind, String url, int line) {
        var attributes = new LinkedHashMap<String, String>();
        title.year().ifPresent(year -> attributes.put("year", Integer.toString(year)));
        title.rating().ifPresent(rating -> attributes.put("rating", Double.toString(rating)));
        title.changed().ifPresent(time -> attributes.put("added", Long.toString(time.getEpochSecond())));
        put("genre", title.genres(), attributes);
        put("plot", title.plot(), attributes);
        put("cast", title.cast(), attributes);
        put("director", title.director(), attributes);
        put("tmdb", title.tmdb(), attributes);
        put("imdb", title.imdb(), attributes);
        if (title.adult()) attributes.put("adult", "1");
        return entry(line, kind, title.name(), title.id(), title.categories(), title.artwork(), "", url, attributes);
    }

    /// What a panel says of one title.
    static Listing of(PanelInfo info) {
        var seasons = new HashMap<Integer, String>();
        info.seasons().forEach((number, season) -> {
            if (!season.artwork().isEmpty()) seasons.put(number, season.artwork());
        });
        return new Listing(
                of(info.title(), seasons),
                info.episodes().stream()
                        .map(one -> new ListedEpisode(
                                one.season(),
                                one.number(),
                                one.name(),
                                one.id() + "." + one.extension(),
                                of(one.details(), Map.of())))
                        .toList());
    }

    private static TitleDetails of(PanelDetails details, Map<Integer, String> seasonArtwork) {
        return new TitleDetails(
                details.originalName(),
                details.plot(),
                details.genres(),
                details.cast(),
                details.director(),
                details.writers(),
                details.country(),
                details.rating(),
                details.certificate(),
                details.released(),
                details.duration(),
                details.artwork(),
                details.backdrops(),
                seasonArtwork,
                details.trailer(),
                details.tmdb(),
                details.imdb(),
                new MediaInfo(
                        details.video(),
                        details.width(),
                        details.height(),
                        details.audio(),
                        details.channels(),
                        details.languages(),
                        details.bitrate()));
    }

    private static void put(String name, String value, Map<String, String> attributes) {
        if (!value.isEmpty()) attributes.put(name, value);
    }

    private ListEntry entry(
            int line,
            SourceKind kind,
            String name,
            long id,
            List<String> ids,
            String artwork,
            String guideId,
            String url,
            Map<String, String> attributes) {
        var groups = ids.stream()
                .map(category -> categories.getOrDefault(category, ""))
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
        if (groups.size() > 1) {
            attributes.put("categories", groups.stream().skip(1).collect(Collectors.joining(";")));
        }
        return new ListEntry(
                line,
                kind,
                name.isEmpty() ? "#" + id : name,
                groups.isEmpty() ? "" : groups.getFirst(),
                artwork,
                guideId,
                "",
                "",
                url,
                Map.of(),
                attributes,
                false);
    }
}
