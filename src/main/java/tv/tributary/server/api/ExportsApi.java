package tv.tributary.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import tv.tributary.library.export.ExportPlan;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportSettings;
import tv.tributary.library.export.ExportStatus;
import tv.tributary.library.export.InvalidExport;
import tv.tributary.library.export.InvalidExport.ExportProblem;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.api.JobsApi.JobJson;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.text.Messages;

/// Exports of films and series into folders: list, add, change, remove, preview, write now, try the media server.
final class ExportsApi {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 10_000;

    private final LibraryExports exports;
    private final BaseUrls baseUrls;

    /// A group of the providers' lists, and how many titles of a kind it has.
    record TitleCategoryView(TitleKind kind, String name, int titles) {}

    /// @param path below the export's folder
    record PlannedFileView(String path, FileChange change) {}

    /// @param counts of all files by what becomes of them, such as `add`
    /// @param total of the files that the text fits and that are not simply kept
    record ExportPlanView(Map<String, Integer> counts, int total, int offset, int limit, List<PlannedFileView> files) {}

    /// @param words one sentence
    record ServerReplyView(boolean works, String words) {}

    ExportsApi(LibraryExports exports, BaseUrls baseUrls) {
        this.exports = exports;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(ExportJson.class);
        return List.of(
                Endpoint.get(
                        "/api/exports",
                        "Exports of films and series into folders that media servers read",
                        BodySchema.many(ExportJson.class),
                        _ -> BufferedResponse.json(
                                exports.all().stream().map(ExportJson::of).toList())),
                Endpoint.get(
                        "/api/exports/categories",
                        "Groups of the providers' lists with films or series in them",
                        BodySchema.many(TitleCategoryView.class),
                        _ -> categories()),
                Endpoint.post("/api/exports", "Add an export; nothing is written yet", one, this::add)
                        .taking(ExportJson.class)
                        .answering(201),
                Endpoint.get(
                        "/api/exports/{id}",
                        "One export",
                        one,
                        request -> BufferedResponse.json(ExportJson.of(find(request)))),
                Endpoint.put(
                                "/api/exports/{id}",
                                "Change an export; what is left out stays as it is",
                                one,
                                this::change)
                        .taking(ExportJson.class),
                Endpoint.delete("/api/exports/{id}", "Forget an export; its files stay where they are", this::remove),
                Endpoint.get(
                                "/api/exports/{id}/plan",
                                "What a run would add, change and remove now; nothing is written",
                                BodySchema.of(ExportPlanView.class),
                                this::plan)
                        .with("text", String.class, "a part of the path, in any case")
                        .with("offset", Integer.class, "how many to leave out at the start; 0 if not given")
                        .with("limit", Integer.class, "how many at most, up to 10000; 100 if not given"),
                Endpoint.post(
                                "/api/exports/{id}/run",
                                "Write the export now",
                                BodySchema.of(JobJson.class),
                                request -> BufferedResponse.json(JobJson.of(
                                                exports.run(find(request).id()).view()))
                                        .status(202))
                        .answering(202),
                Endpoint.post(
                        "/api/exports/{id}/test-server",
                        "Try whether the export's media server answers and accepts the key",
                        BodySchema.of(ServerReplyView.class),
                        this::test));
    }

    private Response categories() {
        return BufferedResponse.json(exports.categories().stream()
                .map(category -> new TitleCategoryView(category.kind(), category.name(), category.titles()))
                .toList());
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, ExportJson.class);
        var added = checked(() -> exports.add(input.over(ExportSettings.of("", "", baseUrls.own()))));
        return BufferedResponse.json(ExportJson.of(added)).status(201).with("Location", "/api/exports/" + added.id());
    }

    private Response change(Request request) {
        var before = find(request);
        var input = RequestBody.body(request, ExportJson.class);
        return BufferedResponse.json(
                ExportJson.of(checked(() -> exports.change(before.id(), input.over(before.settings())))));
    }

    private Response remove(Request request) {
        exports.remove(find(request).id());
        return BufferedResponse.empty(204);
    }

    private Response plan(Request request) {
        int offset = RequestBody.number(request, "offset", 0, Integer.MAX_VALUE);
        int limit = RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        var plan = plan(find(request).id());
        var found = plan.search(request.query("text").orElse(""));
        return BufferedResponse.json(new ExportPlanView(
                plan.counts().entrySet().stream()
                        .collect(Collectors.toMap(
                                count -> count.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                found.size(),
                offset,
                limit,
                found.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(change -> new PlannedFileView(change.path(), change.change()))
                        .toList()));
    }

    private ExportPlan plan(long id) {
        try {
            return exports.plan(id)
                    .orElseThrow(() -> new HttpError(Reason.CONFLICT, Messages.of("export.plan.cancelled")));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HttpError(Reason.BUSY, Messages.of("server.request.busy"));
        }
    }

    private Response test(Request request) {
        var server = find(request)
                .settings()
                .server()
                .orElseThrow(() -> new HttpError(Reason.CONFLICT, Messages.of("export.server.none")));
        var reply = exports.test(server);
        return BufferedResponse.json(new ServerReplyView(reply.works(), reply.words()));
    }

    private ExportStatus find(Request request) {
        return exports.find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }

    private interface Storing {
        ExportStatus store();
    }

    private static ExportStatus checked(Storing step) {
        try {
            return step.store();
        } catch (InvalidExport e) {
            var reason = e.problem() == ExportProblem.NAME_TAKEN || e.problem() == ExportProblem.FOLDER_SHARED
                    ? Reason.CONFLICT
                    : Reason.BAD_REQUEST;
            throw new HttpError(reason, Messages.of(e.problem()));
        } catch (NoSuchElementException _) {
            throw RequestBody.notFound();
        }
    }
}
