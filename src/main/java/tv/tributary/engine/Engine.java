package tv.tributary.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.access.OutputProfiles;
import tv.tributary.access.TokenGate;
import tv.tributary.access.Users;
import tv.tributary.activity.ActivityLog;
import tv.tributary.backup.DataBackups;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegLocator;
import tv.tributary.format.ts.PictureSize;
import tv.tributary.guide.Guide;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.Measurements;
import tv.tributary.job.Jobs;
import tv.tributary.library.Library;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.logo.ArtworkCache;
import tv.tributary.logo.ArtworkKind;
import tv.tributary.logo.Logos;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.SourceId;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.notify.Alerts;
import tv.tributary.relay.Relay;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.server.LanServer;
import tv.tributary.server.OutputRoutes;
import tv.tributary.server.cast.Casting;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.watch.UserUpkeep;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Stats;
import tv.tributary.store.Backups;
import tv.tributary.store.Database;
import tv.tributary.store.MeasurementStore;

/// The whole product without a screen. Opening it starts everything; closing it stops everything in reverse.
/// Thread-safe.
public final class Engine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    /// A stop must be over within three seconds, the process's own end included.
    private static final Duration CLOSING = Duration.ofMillis(2_500);

    private final CloseStack closeStack;
    private final Path data;
    private final Ffmpeg ffmpeg;
    private final Events events;
    private final Database database;
    private final DataBackups backups;
    private final CompletableFuture<Void> restart = new CompletableFuture<>();
    private final ActivityLog activity;
    private final Alerts alerts;
    private final Jobs jobs;
    private final Settings settings;
    private final Catalog catalog;
    private final Library library;
    private final LibraryExports exports;
    private final Logos logos;
    private final ArtworkCache artwork;
    private final Relay relay;
    private final Guide guide;
    private final Recordings recordings;
    private final RecordingPlanning recordingPlanning;
    private final HealthChecks health;
    private final Tuners tuners;
    private final ProfileOutputs profiles;
    private final Users users;
    private final TokenGate tokenGate;
    private final Stats stats;
    private final Casting casting;
    private final LanServer server;

    /// @throws StartupFailure with one plain sentence
    public static Engine open(Options options) {
        return open(options, _ -> {});
    }

    /// @param readable told on this thread once the settings can be read, long before everything else is open
    /// @throws StartupFailure with one plain sentence
    public static Engine open(Options options, Consumer<Settings> readable) {
        var closeStack = new CloseStack();
        try {
            return new Engine(options, readable, closeStack);
        } catch (RuntimeException e) {
            closeStack.close(CLOSING);
            throw StartupFailures.of(e, options);
        }
    }

    private Engine(Options options, Consumer<Settings> readable, CloseStack closeStack) {
        var clock = InstantSource.system();
        this.closeStack = closeStack;
        this.data = options.data();
        events = closeStack.own("events", new Events(), Events::close);
        var folder = closeStack.own("data folder", DataFolder.open(options.data()), DataFolder::close);
        var ffmpegLocator = FfmpegLocator.usual();
        ffmpegLocator = ffmpegLocator.in(NativeLibraries.unpackFor(ffmpegLocator, options.data()));
        ffmpeg = new Ffmpeg(ffmpegLocator);
        folder.restoreAsWished();
        database = closeStack.own("database", Database.open(folder.database(), events), Database::close);
        var copies = new Backups(folder.database(), clock);
        backups = new DataBackups(
                database, copies, folder.restore(), folder.apiToken(), () -> restart.complete(null), clock);
        settings = new Settings(database);
        readable.accept(settings);
        activity = ActivityRoom.open(database, events, settings, this::guide, clock);
        closeStack.add("activity", activity::close);
        var http = closeStack.own("http", new Http(), Http::close);
        alerts = closeStack.own("alerts", new Alerts(settings, database, activity, events, http, clock), Alerts::close);
        jobs = closeStack.own("jobs", new Jobs(), Jobs::close);
        logos = new Logos(
                TrustedHosts.fetch(http, this::providers), ffmpeg, ffmpegLocator.cache(), clock, ArtworkKind.LOGO);
        closeStack.add("logos", logos::close);
        artwork = ArtworkCache.open(TrustedHosts.fetch(http, this::providers), ffmpeg, ffmpegLocator.cache(), clock);
        closeStack.add("artwork", artwork::close);
        relay = new Relay(
                this::tuning,
                http,
                events,
                clock,
                settings.of(RelaySettings.NAME, RelaySettings.defaults()),
                settings.of(HlsSettings.NAME, HlsSettings.defaults()),
                folder.timeShift(),
                ffmpeg,
                options.purpose() == Options.Purpose.SERVE ? Optional.of(ffmpeg) : Optional.empty(),
                this::played);
        closeStack.add("relay", relay::close);
        var measurements = new Measurements(new MeasurementStore(database));
        var directory = new FreshDirectory(options.data(), http, settings, jobs, clock, this::providers);
        closeStack.add("directory", directory::close);
        catalog = new Catalog(
                database,
                Catalog.kinds(new Fetch(http)),
                jobs,
                events,
                clock,
                settings.of(RankingSettings.NAME, RankingSettings.defaults()),
                settings.of(NumberingSettings.NAME, NumberingSettings.defaults()),
                logos::likeness,
                measurements::of,
                new IdleConnections(relay),
                directory::identifier);
        closeStack.add("catalog", catalog::close);
        library = new Library(database, jobs, events, IdleConnections.details(catalog.films(), relay), clock);
        closeStack.add("library", library::close);
        health = HealthRoom.open(measurements, catalog, relay, options.data(), database, ffmpeg, jobs, clock);
        closeStack.add("health", health::close);
        guide = GuideLineup.guideOf(catalog, database, http, jobs, events, settings, options.purpose(), clock);
        closeStack.add("guide", guide::close);
        recordings = RecordingRoom.open(
                database, relay, events, settings, catalog.channels(), options.data(), jobs, ffmpeg, clock);
        closeStack.add("recordings", recordings::close);
        recordingPlanning = closeStack.own(
                "recording plan",
                RecordingRoom.planning(recordings, catalog, guide, settings, database, events, clock),
                RecordingPlanning::close);
        var outputProfiles = new OutputProfiles(settings);
        tuners = new Tuners(settings, catalog.providers()::connections, outputProfiles::viewOf);
        profiles = new ProfileOutputs(outputProfiles, tuners, catalog.channels());
        users = closeStack.own("users", new Users(database, events, clock), Users::close);
        tokenGate = new TokenGate(settings, folder.apiToken(), tuners, outputProfiles, users);
        exports =
                ExportRoom.open(catalog, library, relay, database, http, ffmpeg, jobs, events, tokenGate, clock, data);
        closeStack.add("exports", exports::close);
        stats = new Stats(
                relay, catalog, settings.of(HlsSettings.NAME, HlsSettings.defaults()), database, events, clock);
        closeStack.add("stats", stats::close);
        if (options.purpose() == Options.Purpose.SERVE) {
            ffmpeg.prepare();
            closeStack.add("heap release", HeapRelease.start(jobs, clock)::close);
            closeStack.schedule("sync schedule", clock, catalog.schedule());
            library.refresh();
            closeStack.add("export schedule", exports.followSyncs()::close);
            closeStack.schedule("expiry watch", clock, catalog.expiryWatch());
            closeStack.schedule("health rounds", clock, HealthRoom.rounds(health, settings, clock));
            closeStack.schedule("pictures", clock, new RunningPictures(relay, health, clock));
            closeStack.schedule("user upkeep", clock, new UserUpkeep(users, relay, guide, settings, clock));
            directory.keepFresh();
            recordings.start();
            recordingPlanning.start();
            closeStack.schedule("backups", clock, new DailyBackup(copies, database, clock));
        }
        var discovery = new ServerDiscovery(settings);
        casting = CastRoom.open(
                settings, http, catalog, library, recordings, users, tokenGate, closeStack, this::address);
        server = Https.serve(
                options,
                settings,
                discovery,
                tokenGate,
                clock,
                baseUrls -> OutputRoutes.of(
                        catalog,
                        library,
                        exports,
                        health,
                        activity,
                        alerts,
                        backups,
                        relay,
                        stats,
                        jobs,
                        events,
                        settings,
                        ffmpeg,
                        guide,
                        recordings,
                        recordingPlanning,
                        logos,
                        artwork,
                        tuners,
                        profiles,
                        users,
                        tokenGate,
                        discovery,
                        casting,
                        baseUrls));
        closeStack.add("server", server::close);
        folder.announce(DataFolder.Running.here(options.bind(), server.port(), server.address()));
        log.info("running on {} with the data in {}", server.address(), options.data());
    }

    // The catalog ranks by what the logos and the relay know, and those ask it in turn. So they are built
    // before it and get these; they ask nothing before everything has been built.

    private Providers providers() {
        return catalog.providers();
    }

    private Optional<PlayableChannel> tuning(ChannelId channel) {
        return catalog.tuning(channel);
    }

    private String address() {
        return server.address();
    }

    private void played(SourceId source, String coding, Optional<PictureSize> size) {
        RunningPictures.plays(health, source, coding, size);
    }

    /// The folder that holds everything.
    public Path data() {
        return data;
    }

    public DataBackups backups() {
        return backups;
    }

    /// Done once whoever opened this engine should close it and open another: a restore waits for that.
    public CompletableFuture<Void> restart() {
        return restart;
    }

    /// Lets the next start put the newest good backup in the place of the database. Blocks.
    public void restoreAtNextStart() {
        DataFolder.wishForRestore(data);
    }

    public Events events() {
        return events;
    }

    public ActivityLog activity() {
        return activity;
    }

    public Alerts alerts() {
        return alerts;
    }

    public Jobs jobs() {
        return jobs;
    }

    public Settings settings() {
        return settings;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    public Library library() {
        return library;
    }

    public LibraryExports exports() {
        return exports;
    }

    public Logos logos() {
        return logos;
    }

    public ArtworkCache artwork() {
        return artwork;
    }

    public Guide guide() {
        return guide;
    }

    public Recordings recordings() {
        return recordings;
    }

    /// The rules for recordings, and what they mean in the days ahead.
    public RecordingPlanning recordingPlanning() {
        return recordingPlanning;
    }

    public Relay relay() {
        return relay;
    }

    public HealthChecks health() {
        return health;
    }

    public Tuners tuners() {
        return tuners;
    }

    public ProfileOutputs profiles() {
        return profiles;
    }

    /// People and devices that may watch.
    public Users users() {
        return users;
    }

    public TokenGate gate() {
        return tokenGate;
    }

    public Stats stats() {
        return stats;
    }

    /// Sends things to players in the home network.
    public Casting casting() {
        return casting;
    }

    public LanServer server() {
        return server;
    }

    /// Returns once the engine has been closed, by whomever.
    public void awaitClose() throws InterruptedException {
        closeStack.awaitClosed();
    }

    /// Takes at most two and a half seconds. A second call waits for the first.
    @Override
    public void close() {
        if (closeStack.closeOnce(CLOSING)) log.info("stopped");
    }
}
