package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tv.tributary.backup.DataBackups;
import tv.tributary.backup.RestoreFolder;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.health.HealthChecks;
import tv.tributary.health.Measurements;
import tv.tributary.health.StreamPictures;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.job.Jobs;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.settings.Settings;
import tv.tributary.store.Backups;
import tv.tributary.store.MeasurementStore;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Memory;
import tv.tributary.testkit.TempStore;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.StreamBlockActions;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slots;

/// The facades a page speaks to, real, over a fresh database.
public final class Household implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    public final TempStore store = new TempStore();
    public final Jobs jobs = new Jobs();
    public final SilentToasts toasts = new SilentToasts();
    public final Background background = new Background(toasts);
    public final FxBridge fxBridge = new FxBridge(store.events());
    private final Http http = new Http();
    private final Measurements measurements = new Measurements(new MeasurementStore(store.database()));
    public final Settings settings = new Settings(store.database());
    public final Catalog catalog = new Catalog(
            store.database(),
            Catalog.kinds(new Fetch(http)),
            jobs,
            store.events(),
            InstantSource.system(),
            settings.of(RankingSettings.NAME, RankingSettings.defaults()),
            settings.of(NumberingSettings.NAME, NumberingSettings.defaults()),
            LogoHashes.BLIND,
            measurements::of,
            (_, _) -> OptionalInt.empty(),
            () -> ChannelIdentifier.SHIPPED);
    public final HealthChecks health = new HealthChecks(
            measurements,
            new Upstreams(
                    http,
                    new Slots(),
                    () -> new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO),
                    Memory.of(1 << 20),
                    BundledFfmpeg.FFMPEG),
            catalog::tuning,
            catalog.channels()::isShown,
            new HealthChecks.Watching(_ -> false, Set::of, Set::of),
            StreamPictures.open(store.folder(), store.database()),
            BundledFfmpeg.FFMPEG,
            jobs,
            InstantSource.system());
    /// What is restored stays laid down: nothing starts anew here.
    public final DataBackups backups = new DataBackups(
            store.database(),
            new Backups(store.file()),
            new RestoreFolder(store.folder().resolve("restore")),
            store.folder().resolve("api-token"),
            () -> {},
            InstantSource.system());
    public final StreamBlockActions streamBlockActions =
            new StreamBlockActions(catalog.channels()::block, catalog.channels()::unblock, background, toasts);

    public final StreamAddressActions streamAddressActions = SampleSharing.of(toasts, new ProgramLauncher(List.of()));

    /// A list in a file; gives its location.
    public String list(String name, String text) throws IOException {
        return Files.writeString(store.folder().resolve(name), text).toString();
    }

    /// Lets the FX thread work until something is so.
    public static void until(BooleanSupplier so) throws Exception {
        until(Duration.ofSeconds(PATIENCE_SECONDS), so);
    }

    /// The same where it may take longer.
    static void until(Duration patience, BooleanSupplier so) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!FxToolkit.on(so::getAsBoolean, patience)) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
        }
    }

    @Override
    public void close() {
        background.close();
        jobs.close();
        health.close();
        catalog.close();
        http.close();
        store.close();
    }
}
