package tv.tributary.server.api;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.InvalidProvider;
import tv.tributary.catalog.ProviderStatus;
import tv.tributary.model.ProviderId;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Refusal;
import tv.tributary.server.http.Refusal.Reason;
import tv.tributary.server.http.Reply;
import tv.tributary.server.http.Request;
import tv.tributary.text.Messages;

/// Providers: list, add, change, remove, read again.
final class ProvidersApi {
    /// What a test found in a provider's list, in one sentence.
    record TestView(String words) {}

    private final Catalog catalog;

    ProvidersApi(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Endpoint> endpoints() {
        var one = Shape.of(ProviderView.class);
        var job = Shape.of(JobView.class);
        return List.of(
                Endpoint.get(
                        "/api/providers",
                        "All providers, the preferred first",
                        Shape.many(ProviderView.class),
                        _ -> list()),
                Endpoint.post("/api/providers", "Add a provider", one, this::add)
                        .taking(ProviderInput.class)
                        .answering(201),
                Endpoint.post(
                                "/api/providers/test",
                                "Read a list without storing anything",
                                Shape.of(TestView.class),
                                this::test)
                        .taking(ProviderInput.class),
                Endpoint.get("/api/providers/{id}", "One provider", one, this::show),
                Endpoint.put(
                                "/api/providers/{id}",
                                "Change a provider; what is left out stays as it is",
                                one,
                                this::change)
                        .taking(ProviderInput.class),
                Endpoint.delete(
                        "/api/providers/{id}", "Remove a provider; it can be restored for a week", this::remove),
                Endpoint.post("/api/providers/{id}/restore", "Bring a removed provider back", one, this::restore),
                Endpoint.post("/api/providers/{id}/sync", "Read the provider's list now", job, this::sync)
                        .answering(202),
                Endpoint.post(
                                "/api/providers/{id}/accept",
                                "Take the list that was held back for review",
                                job,
                                this::accept)
                        .answering(202));
    }

    private Reply list() {
        return Document.json(
                catalog.providers().all().stream().map(ProviderView::of).toList());
    }

    private Reply show(Request request) {
        return Document.json(ProviderView.of(find(request)));
    }

    private Reply add(Request request) {
        var input = Input.body(request, ProviderInput.class);
        var added = checked(() -> catalog.providers().add(input.draft()));
        return Document.json(view(added.id())).status(201).with("Location", "/api/providers/" + added.id());
    }

    private Reply test(Request request) {
        var input = Input.body(request, ProviderInput.class);
        return Document.json(
                new TestView(checked(() -> catalog.sync().test(input.draft())).words()));
    }

    private Reply change(Request request) {
        var current = find(request);
        var input = Input.body(request, ProviderInput.class);
        var changed =
                checked(() -> catalog.providers().change(current.provider().id(), input.change(current)));
        return Document.json(view(changed.id()));
    }

    private Reply remove(Request request) {
        catalog.providers().remove(find(request).provider().id());
        return Document.empty(204);
    }

    private Reply restore(Request request) {
        var id = new ProviderId(Input.id(request));
        return Document.json(checked(() -> {
            catalog.providers().restore(id);
            return view(id);
        }));
    }

    private Reply sync(Request request) {
        var job = catalog.sync().sync(find(request).provider().id());
        return Document.json(JobView.of(job.view())).status(202);
    }

    private Reply accept(Request request) {
        var job = catalog.sync().accept(find(request).provider().id());
        return Document.json(JobView.of(job.view())).status(202);
    }

    private ProviderStatus find(Request request) {
        return catalog.providers().find(new ProviderId(Input.id(request))).orElseThrow(Input::notFound);
    }

    private ProviderView view(ProviderId id) {
        return ProviderView.of(catalog.providers().find(id).orElseThrow(Input::notFound));
    }

    private static <T> T checked(Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidProvider e) {
            var reason = e.problem() == InvalidProvider.Problem.NAME_TAKEN ? Reason.CONFLICT : Reason.BAD_REQUEST;
            throw new Refusal(reason, Messages.of(e.problem()));
        } catch (NoSuchElementException _) {
            throw Input.notFound();
        }
    }
}
