package tv.tributary.server.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.server.api.JobsApi.JobJson;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Providers: list, add, change, remove, sync.
final class ProvidersApi {
    /// The result of testing a provider's list, in one sentence.
    record TestView(String words) {}

    /// The certificate a server shows; its fingerprint is what a provider trusts.
    record CertificateView(String fingerprint, String subject, String issuer, Instant from, Instant until) {}

    /// A provider that was removed.
    ///
    /// @param until when it is deleted for good
    record RemovedView(long id, String name, Instant removed, Instant until) {
        static RemovedView of(Providers.RemovedProvider one) {
            return new RemovedView(one.provider().id().value(), one.provider().name(), one.removed(), one.until());
        }
    }

    /// The zone in which a provider's archive counts the time of day.
    ///
    /// @param zone as the user has set it, such as `Europe/London` or `+05:30`; empty for what the provider says
    /// @param effective the one in use; ignored when sent
    record ZoneJson(@Nullable String zone, @Nullable String effective) {}

    /// The login of one more account.
    record LoginInput(@Nullable String username, @Nullable String password) {
        /// Leaves both out.
        @Override
        public String toString() {
            return "LoginInput";
        }
    }

    private final Catalog catalog;

    ProvidersApi(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(ProviderJson.class);
        var job = BodySchema.of(JobJson.class);
        return List.of(
                Endpoint.get(
                        "/api/providers",
                        "All providers, the preferred first",
                        BodySchema.many(ProviderJson.class),
                        _ -> list()),
                Endpoint.get(
                        "/api/providers/removed",
                        "Providers removed within a week, which can be restored",
                        BodySchema.many(RemovedView.class),
                        _ -> removed()),
                Endpoint.post("/api/providers", "Add a provider", one, this::add)
                        .taking(ProviderJson.class)
                        .answering(201),
                Endpoint.post(
                                "/api/providers/test",
                                "Read a list without storing anything",
                                BodySchema.of(TestView.class),
                                this::test)
                        .taking(ProviderJson.class),
                Endpoint.post(
                                "/api/providers/certificate",
                                "Look at the certificate of the server at a location",
                                BodySchema.of(CertificateView.class),
                                this::certificate)
                        .taking(ProviderJson.class),
                Endpoint.get("/api/providers/{id}", "One provider", one, this::show),
                Endpoint.put(
                                "/api/providers/{id}",
                                "Change a provider; what is left out stays as it is",
                                one,
                                this::change)
                        .taking(ProviderJson.class),
                Endpoint.delete(
                        "/api/providers/{id}", "Remove a provider; it can be restored for a week", this::remove),
                Endpoint.post("/api/providers/{id}/restore", "Bring a removed provider back", one, this::restore),
                Endpoint.post(
                        "/api/providers/{id}/account",
                        "Read a provider from now on as the Xtream account that its M3U list is of; its channels stay",
                        one,
                        this::readAsAccount),
                Endpoint.post(
                                "/api/providers/{id}/accounts",
                                "Add one more account at the same Xtream panel: its connections are added to the others'",
                                one,
                                this::addAccount)
                        .taking(LoginInput.class)
                        .answering(201),
                Endpoint.delete(
                        "/api/providers/{id}/accounts/{number}",
                        "Remove one of several Xtream accounts of a provider; its streams stay",
                        this::removeAccount),
                Endpoint.get(
                        "/api/providers/{id}/zone",
                        "The time zone in which a provider's archive is asked for past programmes",
                        BodySchema.of(ZoneJson.class),
                        this::zone),
                Endpoint.put(
                                "/api/providers/{id}/zone",
                                "Set that time zone; an empty one is what the provider says",
                                BodySchema.of(ZoneJson.class),
                                this::setZone)
                        .taking(ZoneJson.class),
                Endpoint.post("/api/providers/{id}/sync", "Read the provider's list now", job, this::sync)
                        .answering(202),
                Endpoint.post(
                                "/api/providers/{id}/accept",
                                "Take the list that was held back for review",
                                job,
                                this::accept)
                        .answering(202));
    }

    private Response list() {
        return BufferedResponse.json(
                catalog.providers().all().stream().map(ProviderJson::of).toList());
    }

    private Response removed() {
        return BufferedResponse.json(
                catalog.providers().removed().stream().map(RemovedView::of).toList());
    }

    private Response show(Request request) {
        return BufferedResponse.json(ProviderJson.of(find(request)));
    }

    private ProviderSettings newSettings(ProviderJson input) {
        return input.settings(origin -> catalog.providers().usual("", origin));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, ProviderJson.class);
        var added = checked(() -> catalog.providers().add(newSettings(input)));
        return BufferedResponse.json(view(added.id())).status(201).with("Location", "/api/providers/" + added.id());
    }

    private Response test(Request request) {
        var input = RequestBody.body(request, ProviderJson.class);
        return BufferedResponse.json(new TestView(
                checked(() -> catalog.sync().test(newSettings(input))).words()));
    }

    private Response certificate(Request request) {
        var input = RequestBody.body(request, ProviderJson.class);
        var seen = checked(() -> catalog.providers().certificate(newSettings(input)))
                .orElseThrow(() -> new HttpError(Reason.BAD_REQUEST, Messages.of("server.no-certificate")));
        return BufferedResponse.json(
                new CertificateView(seen.fingerprint(), seen.subject(), seen.issuer(), seen.from(), seen.until()));
    }

    private Response change(Request request) {
        var current = find(request);
        var input = RequestBody.body(request, ProviderJson.class);
        var changed =
                checked(() -> catalog.providers().change(current.provider().id(), input.settings(current)));
        return BufferedResponse.json(view(changed.id()));
    }

    private Response remove(Request request) {
        catalog.providers().remove(find(request).provider().id());
        return BufferedResponse.empty(204);
    }

    private Response restore(Request request) {
        var id = new ProviderId(RequestBody.id(request));
        return BufferedResponse.json(checked(() -> {
            catalog.providers().restore(id);
            return view(id);
        }));
    }

    private Response readAsAccount(Request request) {
        var provider = find(request).provider();
        var settings = catalog.providers()
                .better(provider.settings())
                .orElseThrow(() -> new HttpError(Reason.CONFLICT, Messages.of("server.no-account")));
        checked(() -> catalog.providers().change(provider.id(), settings));
        return BufferedResponse.json(view(provider.id()));
    }

    private Response addAccount(Request request) {
        var id = find(request).provider().id();
        var login = RequestBody.body(request, LoginInput.class);
        checked(() -> catalog.providers().addAccount(id, said(login.username()), said(login.password())));
        catalog.sync().sync(id);
        return BufferedResponse.json(view(id)).status(201);
    }

    private Response zone(Request request) {
        var provider = find(request).provider();
        var zones = catalog.archives();
        return BufferedResponse.json(new ZoneJson(
                zones.userZone(provider.id()).map(ZoneId::getId).orElse(""),
                zones.zone(provider).getId()));
    }

    private Response setZone(Request request) {
        var provider = find(request).provider();
        var zone = said(RequestBody.body(request, ZoneJson.class).zone()).strip();
        try {
            catalog.archives().setZone(provider.id(), zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)));
        } catch (DateTimeException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-archive-zone", zone));
        }
        return zone(request);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Response removeAccount(Request request) {
        var id = find(request).provider().id();
        var number = Math.min(RequestBody.id(request, "number"), Integer.MAX_VALUE);
        checked(() -> catalog.providers().removeAccount(id, Math.toIntExact(number)));
        catalog.sync().sync(id);
        return BufferedResponse.empty(204);
    }

    private Response sync(Request request) {
        var job = catalog.sync().sync(find(request).provider().id());
        return BufferedResponse.json(JobJson.of(job.view())).status(202);
    }

    private Response accept(Request request) {
        var job = catalog.sync().accept(find(request).provider().id());
        return BufferedResponse.json(JobJson.of(job.view())).status(202);
    }

    private ProviderStatus find(Request request) {
        return catalog.providers().find(new ProviderId(RequestBody.id(request))).orElseThrow(RequestBody::notFound);
    }

    private ProviderJson view(ProviderId id) {
        return ProviderJson.of(catalog.providers().find(id).orElseThrow(RequestBody::notFound));
    }

    private static <T> T checked(Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidProvider e) {
            var reason = e.problem() == InvalidProvider.Problem.NAME_TAKEN ? Reason.CONFLICT : Reason.BAD_REQUEST;
            throw new HttpError(reason, Messages.of(e.problem()));
        } catch (NoSuchElementException _) {
            throw RequestBody.notFound();
        }
    }
}
