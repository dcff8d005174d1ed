package tv.tributary.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.event.Event;
import tv.tributary.event.LatestValue;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Channel;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.Database;
import tv.tributary.testkit.TempStore;

/// A catalog on a fresh database, with lists in files.
public final class CatalogRig implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private Optional<Database> killed = Optional.empty();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InstantSource clock = () -> now;
    private Jobs jobs = new Jobs(clock);
    private final LatestValue<NumberingSettings> numbering = new LatestValue<>(NumberingSettings.defaults());
    private final LatestValue<ChannelIdentifier> identifier = new LatestValue<>(ChannelIdentifier.SHIPPED);
    private Catalog catalog = open(store.database());

    public CatalogRig() {
        store.events().subscribe(heard::add);
    }

    private Catalog open(Database database) {
        return new Catalog(
                database,
                Catalog.kinds(new Fetch(http), clock),
                jobs,
                store.events(),
                clock,
                new LatestValue<>(RankingSettings.defaults()),
                numbering,
                LogoHashes.BLIND,
                _ -> Optional.empty(),
                (_, _) -> OptionalInt.empty(),
                identifier::get);
    }

    public Catalog catalog() {
        return catalog;
    }

    /// By which channels are numbered.
    public LatestValue<NumberingSettings> numbering() {
        return numbering;
    }

    /// How names are read.
    public LatestValue<ChannelIdentifier> identifier() {
        return identifier;
    }

    /// The program ends and starts again, some time later.
    public void restart(Duration later) {
        jobs.close();
        catalog.close();
        now = now.plus(later);
        jobs = new Jobs(clock);
        catalog = open(store.reopen());
    }

    /// The same with the database as its files are at this moment, as after a kill.
    public void restartFromCopy(Duration later) {
        try {
            var copy = Files.createTempDirectory(store.folder(), "copy");
            for (var name : List.of("tributary.db", "tributary.db-wal")) {
                Files.copy(store.folder().resolve(name), copy.resolve(name));
            }
            jobs.close();
            catalog.close();
            now = now.plus(later);
            jobs = new Jobs(clock);
            killed = Optional.of(Database.open(copy.resolve("tributary.db"), store.events()));
            catalog = open(killed.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Time goes on while the program runs.
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /// A number the database answers with.
    public int stored(String sql) {
        return store.database().read(tx -> tx.first(sql, row -> row.integer(1))).orElseThrow();
    }

    /// Does something to the database itself.
    public void run(String sql) {
        store.database().write(tx -> tx.update(sql));
    }

    /// How many entries wait in stages.
    public int staged() {
        return killed.orElse(store.database())
                .read(tx -> tx.first("select count(*) from staged", row -> row.integer(1)))
                .orElseThrow();
    }

    /// Waits until a part of a list is staged.
    public void awaitStaged() {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (staged() == 0) {
            if (System.nanoTime() > deadline) throw new AssertionError("nothing was staged");
            Thread.onSpinWait();
        }
    }

    public Provider add(String name, String location) {
        // Read only when asked, so that no test races with the timetable.
        return catalog.providers().add(ProviderSettings.of(name, location).withRefreshEvery(Duration.ZERO));
    }

    /// Writes the list of a provider with a file of its name; adds the provider the first time.
    public SyncReport sync(String name, String list) {
        write(name, list);
        return sync(id(name));
    }

    public SyncReport sync(ProviderId id) {
        await(catalog.sync().sync(id));
        return status(id).last();
    }

    public ProviderId id(String name) {
        return catalog.providers().all().stream()
                .map(ProviderStatus::provider)
                .filter(provider -> provider.name().equals(name))
                .map(Provider::id)
                .findFirst()
                .orElseGet(() -> add(name, file(name).toString()).id());
    }

    public Path write(String name, String list) {
        try {
            return Files.writeString(file(name), list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProviderStatus status(ProviderId id) {
        return catalog.providers().find(id).orElseThrow();
    }

    public Job await(Job job) {
        try {
            if (!job.await(LONG)) throw new AssertionError("still runs: " + job.view());
            return job;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void await(CountDownLatch latch) {
        try {
            if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("waited for too long");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Tells all who listen.
    public void publish(Event event) {
        store.events().publish(event);
    }

    /// Waits for the next fact of a kind.
    public <E extends Event> E hear(Class<E> kind) {
        try {
            while (true) {
                var event = heard.poll(LONG.toSeconds(), TimeUnit.SECONDS);
                if (event == null) throw new AssertionError("no " + kind.getSimpleName());
                if (kind.isInstance(event)) return kind.cast(event);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public List<Channel> channels() {
        return catalog.channels().list(ChannelQuery.all()).stream()
                .map(ChannelRow::channel)
                .toList();
    }

    public List<String> names() {
        return channels().stream().map(Channel::name).toList();
    }

    public Channel channel(String name) {
        return channels().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel " + name + " in " + names()));
    }

    /// Channel, source and name of every live stream.
    public List<String> everything() {
        return channels().stream()
                .flatMap(channel -> catalog.channels().find(channel.id()).orElseThrow().sources().stream()
                        .map(ranked -> channel.id() + " " + ranked.source().id() + " "
                                + ranked.source().name()))
                .sorted()
                .toList();
    }

    /// The first provider added.
    public ProviderId onlyProvider() {
        return new ProviderId(1);
    }

    /// `id name` of each source of a channel, the first to try first.
    public List<String> sources(String channel) {
        return catalog.channels().find(channel(channel).id()).orElseThrow().sources().stream()
                .map(ranked -> ranked.source().id() + " " + ranked.source().name())
                .toList();
    }

    @Override
    public void close() {
        jobs.close();
        catalog.close();
        http.close();
        killed.ifPresent(Database::close);
        store.close();
    }

    private Path file(String name) {
        return store.folder().resolve(name + ".m3u");
    }
}
