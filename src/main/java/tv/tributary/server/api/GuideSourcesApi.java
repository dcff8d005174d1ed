package tv.tributary.server.api;

import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.guide.source.InvalidGuideSource;
import tv.tributary.guide.source.InvalidGuideSource.GuideSettingProblem;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.model.GuideSourceId;
import tv.tributary.server.api.JobsApi.JobJson;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// Guide sources: list, add, change, remove, restore, read now.
final class GuideSourcesApi {
    /// @param channels how many clients get; @param withGuide how many of them have a guide
    record CoverageView(int channels, int withGuide) {}

    /// The country that most channels of a source are for.
    ///
    /// @param country ISO 3166 in lower case, or a region; @param name the same in words
    /// @param clue how that was found out: `set` by the user, from the `ids`, the `name` of the guide, the
    ///     `lists` or the `language`
    /// @param channels how many of its channels are for it; @param others how many are not
    record CountryView(
            long source, String country, String name, GuideCountry.CountryClue clue, int channels, int others) {}

    /// A source that can be restored.
    record RemovedSourceView(long id, String name) {}

    private final Guide guide;

    GuideSourcesApi(Guide guide) {
        this.guide = guide;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(GuideSourceJson.class);
        var job = BodySchema.of(JobJson.class);
        return List.of(
                Endpoint.get(
                        "/api/guide/sources",
                        "All guide sources, the preferred first",
                        BodySchema.many(GuideSourceJson.class),
                        _ -> list()),
                Endpoint.get(
                        "/api/guide/sources/removed",
                        "Guide sources removed within a week, which can be restored",
                        BodySchema.many(RemovedSourceView.class),
                        _ -> removed()),
                Endpoint.get(
                        "/api/guide/sources/countries",
                        "Whose channels the guide sources have, as far as anybody knows",
                        BodySchema.many(CountryView.class),
                        _ -> countries()),
                Endpoint.get(
                        "/api/guide/coverage",
                        "How many channels have a guide",
                        BodySchema.of(CoverageView.class),
                        _ -> coverage()),
                Endpoint.post("/api/guide/sources", "Add a guide source and begin to read it", one, this::add)
                        .taking(GuideSourceJson.class)
                        .answering(201),
                Endpoint.get("/api/guide/sources/{id}", "One guide source", one, this::show),
                Endpoint.put(
                                "/api/guide/sources/{id}",
                                "Change a guide source; what is left out stays as it is",
                                one,
                                this::change)
                        .taking(GuideSourceJson.class),
                Endpoint.delete(
                        "/api/guide/sources/{id}",
                        "Remove a guide source; it can be restored for a week",
                        this::remove),
                Endpoint.post(
                        "/api/guide/sources/{id}/restore", "Bring a removed guide source back", one, this::restore),
                Endpoint.post("/api/guide/sources/{id}/sync", "Read the guide now, if it has changed", job, this::sync)
                        .with(
                                "anyway",
                                Boolean.class,
                                "take it also if it has not changed or has much less than before")
                        .answering(202));
    }

    private Response list() {
        return BufferedResponse.json(
                guide.sources().all().stream().map(GuideSourceJson::of).toList());
    }

    private Response removed() {
        return BufferedResponse.json(guide.sources().removed().stream()
                .map(source -> new RemovedSourceView(source.id().value(), source.name()))
                .toList());
    }

    private Response countries() {
        return BufferedResponse.json(guide.countries().entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getKey().value()))
                .map(entry -> {
                    var country = entry.getValue();
                    return new CountryView(
                            entry.getKey().value(),
                            country.market(),
                            BroadcastMarkets.words(country.market()),
                            country.clue(),
                            country.channels(),
                            country.others());
                })
                .toList());
    }

    private Response coverage() {
        var coverage = guide.coverage();
        return BufferedResponse.json(new CoverageView(coverage.channels(), coverage.covered()));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, GuideSourceJson.class);
        var added = checked(() -> guide.sources().add(input.settings()));
        if (added.settings().enabled()) guide.sync().sync(added.id());
        return BufferedResponse.json(view(added.id())).status(201).with("Location", "/api/guide/sources/" + added.id());
    }

    private Response show(Request request) {
        return BufferedResponse.json(GuideSourceJson.of(find(request)));
    }

    private Response change(Request request) {
        var current = find(request);
        var input = RequestBody.body(request, GuideSourceJson.class);
        var changed = checked(() -> guide.sources().change(current.source().id(), input.settings(current)));
        return BufferedResponse.json(view(changed.id()));
    }

    private Response remove(Request request) {
        guide.sources().remove(find(request).source().id());
        return BufferedResponse.empty(204);
    }

    private Response restore(Request request) {
        var id = new GuideSourceId(RequestBody.id(request));
        return BufferedResponse.json(checked(() -> {
            guide.sources().restore(id);
            return view(id);
        }));
    }

    private Response sync(Request request) {
        var id = find(request).source().id();
        var anyway =
                request.query("anyway").filter(text -> !text.equals("false")).isPresent();
        var job = anyway ? guide.sync().syncAnyway(id) : guide.sync().sync(id);
        return BufferedResponse.json(JobJson.of(job.view())).status(202);
    }

    private GuideSourceStatus find(Request request) {
        return guide.sources().find(new GuideSourceId(RequestBody.id(request))).orElseThrow(RequestBody::notFound);
    }

    private GuideSourceJson view(GuideSourceId id) {
        return GuideSourceJson.of(guide.sources().find(id).orElseThrow(RequestBody::notFound));
    }

    private static <T> T checked(Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidGuideSource e) {
            var reason = e.problem() == GuideSettingProblem.NAME_TAKEN ? Reason.CONFLICT : Reason.BAD_REQUEST;
            throw new HttpError(reason, e.words());
        } catch (NoSuchElementException _) {
            throw RequestBody.notFound();
        }
    }
}
