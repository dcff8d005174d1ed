package tv.tributary.server.api;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tv.tributary.access.TokenGate;
import tv.tributary.access.Users;
import tv.tributary.activity.ActivityLog;
import tv.tributary.backup.DataBackups;
import tv.tributary.catalog.Catalog;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.format.json.Json;
import tv.tributary.guide.Guide;
import tv.tributary.health.HealthChecks;
import tv.tributary.job.Jobs;
import tv.tributary.library.Library;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.notify.Alerts;
import tv.tributary.relay.Relay;
import tv.tributary.server.cast.Casting;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.StreamingResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Stats;
import tv.tributary.text.Messages;

/// All endpoints, in the order the description lists them. Thread-safe. Access is checked before.
public final class ApiEndpoints implements RouteGroup {
    private final List<Endpoint> endpoints;

    /// @param baseUrls builds the addresses that answers show
    public ApiEndpoints(
            Catalog catalog,
            Library library,
            LibraryExports exports,
            HealthChecks health,
            ActivityLog activity,
            Alerts alerts,
            DataBackups backups,
            Relay relay,
            Stats stats,
            Jobs jobs,
            Events events,
            Settings settings,
            Ffmpeg ffmpeg,
            Guide guide,
            Recordings recordings,
            RecordingPlanning planning,
            Tuners tuners,
            ProfileOutputs profiles,
            Users users,
            TokenGate tokenGate,
            ServerDiscovery discovery,
            Casting casting,
            BaseUrls baseUrls) {
        var all = new ArrayList<Endpoint>();
        all.addAll(new SystemApi(catalog, stats, ffmpeg, baseUrls).endpoints());
        all.addAll(new ProvidersApi(catalog).endpoints());
        all.addAll(new SyncHistoryApi(catalog.providers(), catalog.syncHistory()).endpoints());
        all.addAll(new ChannelsApi(catalog.channels(), health, baseUrls).endpoints());
        all.addAll(new TitlesApi(library, baseUrls).endpoints());
        all.addAll(new TitleEditsApi(catalog.titleEdits(), library.progress()).endpoints());
        all.addAll(new ExportsApi(exports, baseUrls).endpoints());
        all.addAll(new ChecksApi(catalog.channels(), health, new FailureText(ffmpeg::known)).endpoints());
        all.addAll(new HealthApi(catalog, health, settings).endpoints());
        all.addAll(new StreamsApi(catalog.channels(), relay, stats, baseUrls).endpoints());
        all.addAll(new EditsApi(catalog).endpoints());
        all.addAll(new FavouritesApi(catalog, baseUrls).endpoints());
        all.addAll(new GroupsApi(catalog.groups(), catalog.newGroups(), catalog.providers()).endpoints());
        all.addAll(new SelectionApi(catalog.selection()).endpoints());
        all.addAll(new ReviewApi(catalog.review(), catalog.questions()).endpoints());
        all.addAll(new NameOffersApi(catalog.nameOffers()).endpoints());
        all.addAll(new GuideSourcesApi(guide).endpoints());
        all.addAll(new GuideMatchesApi(guide, catalog.guideEdits()).endpoints());
        all.addAll(new GeneratedGuideApi(settings, catalog.channels(), guide, InstantSource.system()).endpoints());
        all.addAll(new ProgrammesApi(catalog.channels(), guide, InstantSource.system()).endpoints());
        all.addAll(new RecordingsApi(recordings, catalog.channels(), settings, InstantSource.system()).endpoints());
        all.addAll(new RecordingRulesApi(planning, catalog.channels()).endpoints());
        all.addAll(new TunersApi(tuners, catalog.channels(), baseUrls).endpoints());
        all.addAll(new DiscoveryApi(discovery, tuners).endpoints());
        all.addAll(new CastApi(casting).endpoints());
        all.addAll(new PlayerApi(casting.window()).endpoints());
        all.addAll(new ProfilesApi(profiles, tuners, baseUrls).endpoints());
        all.addAll(new UsersApi(users, tokenGate, baseUrls).endpoints());
        all.addAll(new DevicesApi(users, relay, baseUrls).endpoints());
        all.addAll(new SettingsApi(settings).endpoints());
        all.addAll(new JobsApi(jobs).endpoints());
        all.addAll(new ActivityApi(activity, settings).endpoints());
        all.addAll(new AnalyticsApi(activity, users, stats, settings, InstantSource.system()).endpoints());
        all.addAll(new AlertsApi(alerts).endpoints());
        all.addAll(new BackupsApi(backups).endpoints());
        all.add(new EventStream(events).endpoint());
        all.add(new Metrics(stats, jobs).endpoint());
        all.add(Endpoint.get("/api/openapi.json", "This description", BodySchema.ANYTHING, _ -> description()));
        this.endpoints = List.copyOf(all);
    }

    private BufferedResponse description() {
        return BufferedResponse.json(new OpenApi(endpoints).document());
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.ADMIN;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.upload(BackupsApi.UPLOAD, DataBackups.LARGEST, (request, _) -> answer(request)),
                PathRoute.any("/api(/.*)?|/metrics", (request, _) -> answer(request)));
    }

    Response answer(Request request) {
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        var allowed = new TreeSet<String>();
        for (var endpoint : endpoints) {
            var variables = endpoint.match(request.path());
            if (variables.isEmpty()) continue;
            if (endpoint.method().equals(method)) {
                return endpoint.route().answer(request.withVariables(variables.get()));
            }
            allowed.add(endpoint.method());
        }
        if (allowed.isEmpty()) throw new HttpError(Reason.NOT_FOUND, Messages.of("server.api.unknown-path"));
        return BufferedResponse.wrongMethod(allowed);
    }

    /// Facts as server-sent events. A client that reads too slowly is disconnected; nobody waits for it.
    static final class EventStream {
        private static final String HEARTBEAT = ": still here\n\n";

        /// The fields that all facts have; the others depend on the type.
        ///
        /// @param type such as `SyncFinished`, also the event's name
        record EventView(String type, Instant at) {}

        private final Events events;

        EventStream(Events events) {
            this.events = events;
        }

        Endpoint endpoint() {
            return Endpoint.get(
                    "/api/events",
                    "Facts as they happen, as server-sent events",
                    BodySchema.live(EventView.class),
                    _ -> new StreamingResponse(
                            "text/event-stream",
                            HEARTBEAT,
                            client -> events.subscribe(event -> client.send(message(event)))));
        }

        static String message(Event event) {
            var type = event.getClass().getSimpleName();
            return "event: " + type + "\ndata: " + Json.write(EventJson.of(event)) + "\n\n";
        }

        /// A fact as JSON: its type first, then its fields under their own names.
        private static final class EventJson {
            private EventJson() {}

            static Map<String, Object> of(Event event) {
                var values = new LinkedHashMap<String, Object>();
                values.put("type", event.getClass().getSimpleName());
                for (var part : event.getClass().getRecordComponents()) {
                    try {
                        values.put(part.getName(), part.getAccessor().invoke(event));
                    } catch (IllegalAccessException | InvocationTargetException e) {
                        throw new IllegalStateException("cannot read " + part.getName(), e);
                    }
                }
                return values;
            }
        }
    }
}
