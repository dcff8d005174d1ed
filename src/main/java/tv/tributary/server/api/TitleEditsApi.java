package tv.tributary.server.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.TitleEdits;
import tv.tributary.library.WatchProgress;
import tv.tributary.model.SourceId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Edits of films and series; every one is a step that `/api/edits/undo` takes back.
final class TitleEditsApi {
    record Titles(@Nullable List<Long> titles) {}

    /// @param name empty for that of the lists
    record TitleName(@Nullable String name) {}

    /// @param year 0 for that of the lists
    record TitleYear(int year) {}

    record TitleSource(long source) {}

    /// @param episode 0 for a film
    record Watched(long episode, boolean watched) {}

    /// What was done.
    record TitleEdited(String words) {}

    private final TitleEdits edits;
    private final WatchProgress progress;

    TitleEditsApi(TitleEdits edits, WatchProgress progress) {
        this.edits = edits;
        this.progress = progress;
    }

    List<Endpoint> endpoints() {
        return List.of(
                many("merge", "Make one title of several; the first stays", edits::merge),
                many("hide", "Leave titles out of lists", edits::hide),
                many("show", "Bring hidden titles back", edits::show),
                many("favourites/add", "Make titles favourites", edits::addFavourites),
                many("favourites/remove", "Make titles favourites no more", edits::removeFavourites),
                edit(
                        "{id}/name",
                        "Rename a title",
                        TitleName.class,
                        (request, input) -> edits.rename(RequestBody.id(request), text(input.name()))),
                edit(
                        "{id}/year",
                        "Set a title's year",
                        TitleYear.class,
                        (request, input) -> edits.setYear(RequestBody.id(request), input.year())),
                edit(
                        "split",
                        "Make a title of one version of a title",
                        TitleSource.class,
                        (_, input) -> edits.split(new SourceId(positive(input.source())))),
                Endpoint.post(
                                "/api/titles/{id}/watched",
                                "Say that a film or an episode was watched, or not",
                                BodySchema.of(Watched.class),
                                this::watched)
                        .taking(Watched.class));
    }

    private interface Change<T> {
        EditResult make(Request request, T input);
    }

    private static Endpoint many(String path, String summary, Function<List<Long>, EditResult> change) {
        return edit(
                path,
                summary,
                Titles.class,
                (_, input) -> change.apply(input.titles() == null ? List.of() : input.titles()));
    }

    private static <T extends Record> Endpoint edit(String path, String summary, Class<T> type, Change<T> change) {
        return Endpoint.post("/api/titles/" + path, summary, BodySchema.of(TitleEdited.class), request -> {
                    var input = RequestBody.body(request, type);
                    var done = EditsApi.checked(() -> change.make(request, input));
                    return BufferedResponse.json(new TitleEdited(done.words()));
                })
                .taking(type);
    }

    private Response watched(Request request) {
        var input = RequestBody.body(request, Watched.class);
        progress.mark(RequestBody.id(request), input.episode(), input.watched());
        return BufferedResponse.json(input);
    }

    private static long positive(long id) {
        if (id < 1) throw new HttpError(Reason.NOT_FOUND, Messages.of("server.api.not-found"));
        return id;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
