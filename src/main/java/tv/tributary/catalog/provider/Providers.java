package tv.tributary.catalog.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderKind.PresentedCertificate;
import tv.tributary.catalog.provider.ProviderStatus.NumberedAccount;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.net.Redaction;
import tv.tributary.store.ProviderRow;
import tv.tributary.store.ProviderStore;
import tv.tributary.text.Messages;

/// The providers. Reads come from memory; changes are stored before the call returns. Thread-safe.
public final class Providers {
    private static final Duration REMOVED_KEPT = Duration.ofDays(7);
    /// A new provider has no id yet; the store gives it one.
    private static final ProviderId UNBORN = new ProviderId(Long.MAX_VALUE);

    private final ProviderKinds kinds;
    private final ProviderStore store;
    private final ProviderCache providerCache;
    private final LineupCache lineupCache;
    private final InstantSource clock;
    private final AtomicReference<Listing> listing = new AtomicReference<>(new Listing(-1, -1, Locale.ROOT, List.of()));

    /// What was listed last, and what it was made of: somebody asks every second, and little changes.
    private record Listing(long providers, long lineup, Locale language, List<ProviderStatus> all) {
        boolean isOf(long providersNow, long lineupNow, Locale languageNow) {
            return providers == providersNow && lineup == lineupNow && language.equals(languageNow);
        }
    }

    /// @param lineupCache refreshed after every change that shows in the channels
    public Providers(
            ProviderKinds kinds,
            ProviderStore store,
            ProviderCache providerCache,
            LineupCache lineupCache,
            InstantSource clock) {
        this.kinds = kinds;
        this.store = store;
        this.providerCache = providerCache;
        this.lineupCache = lineupCache;
        this.clock = clock;
    }

    /// The certificate that the server at a location shows, trusted or not; empty if it shows none. Blocks.
    ///
    /// @throws InvalidProvider if there is no such place
    public Optional<PresentedCertificate> certificate(ProviderSettings typed) {
        return kinds.certificate(typed);
    }

    /// The usual settings of a new provider, by the kind that its location is of.
    public ProviderSettings usual(String name, ProviderOrigin typed) {
        return kinds.usual(name, typed);
    }

    /// The same provider read in a better way, if there is one: an M3U list that a panel makes of an account, as that
    /// account. Its channels, their ids and the user's edits stay.
    public Optional<ProviderSettings> better(ProviderSettings settings) {
        return kinds.better(settings);
    }

    /// The address of the programme guide that comes with a provider, with its login; empty if it is not known.
    public Optional<String> guideAddress(ProviderId id) {
        return providerCache.findPresent(id).flatMap(row -> kinds.guideAddress(row.provider()));
    }

    /// By priority, then name.
    public List<ProviderStatus> all() {
        var providers = providerCache.revision();
        var lineup = lineupCache.lineup().revision();
        var language = Messages.language();
        var last = listing.get();
        if (last.isOf(providers, lineup, language)) return last.all;
        var made = list();
        listing.set(new Listing(providers, lineup, language, made));
        return made;
    }

    private List<ProviderStatus> list() {
        return providerCache.present().stream()
                .sorted(Comparator.comparingInt(
                                (ProviderRow row) -> row.provider().settings().priority())
                        .thenComparing(row -> row.provider().name(), String.CASE_INSENSITIVE_ORDER))
                .map(this::status)
                .toList();
    }

    /// Has the next sync of each read its list though it may not have changed: names are read otherwise.
    public void readAllAgain() {
        store.forgetMarks();
        show();
    }

    /// How many connections all accounts allow together; one that does not say counts one.
    public int connections() {
        return all().stream()
                .mapToInt(status -> Math.max(1, status.provider().settings().connections()))
                .sum();
    }

    /// How many connections each provider's accounts allow together; 0 for one that does not say.
    public Map<ProviderId, Integer> connectionsByProvider() {
        return all().stream()
                .collect(Collectors.toMap(
                        status -> status.provider().id(),
                        status -> status.provider().settings().connections()));
    }

    public Optional<ProviderStatus> find(ProviderId id) {
        return providerCache.findPresent(id).map(this::status);
    }

    /// @throws InvalidProvider with the problem, if the settings cannot be taken
    public Provider add(ProviderSettings settings) {
        var provider = kinds.checked(UNBORN, settings);
        refuseTaken(provider);
        var added = store.add(provider, clock.instant());
        providerCache.reload();
        lineupCache.tellProviders();
        return added.provider();
    }

    /// @throws InvalidProvider with the problem, if the settings cannot be taken
    /// @throws NoSuchElementException if it is gone
    public Provider change(ProviderId id, ProviderSettings settings) {
        if (providerCache.findPresent(id).isEmpty()) throw gone(id);
        var provider = kinds.checked(id, settings);
        refuseTaken(provider);
        var changed = store.change(provider).orElseThrow(() -> gone(id));
        show();
        return changed.provider();
    }

    /// Adds one more account at the same panel to a provider: its streams stay what they are and play with either.
    ///
    /// @throws InvalidProvider with the problem, if it cannot be taken
    /// @throws NoSuchElementException if the provider is gone
    public Provider addAccount(ProviderId id, String user, String password) {
        return changeLocation(id, (kind, location) -> kind.withAccount(location, user, password));
    }

    /// Removes one of several accounts of a provider; its streams stay.
    ///
    /// @param number from 1
    /// @throws InvalidProvider if there is no such account, or none would be left
    /// @throws NoSuchElementException if the provider is gone
    public Provider removeAccount(ProviderId id, int number) {
        var changed = changeLocation(id, (kind, location) -> kind.withoutAccount(location, number));
        // What was said of the first may be of one that is no more.
        store.forgetAccounts(id);
        providerCache.reload();
        return changed;
    }

    private Provider changeLocation(ProviderId id, BiFunction<ProviderKind, String, String> change) {
        var provider = providerCache.findPresent(id).orElseThrow(() -> gone(id)).provider();
        var settings = provider.settings();
        var location = change.apply(kinds.of(provider), settings.location());
        return change(
                id, settings.withOrigin(new ProviderOrigin(settings.origin().kind(), location)));
    }

    /// Takes it and its streams out of sight; [#restore(ProviderId)] brings all back until they are purged a week
    /// later. One that is gone already is no error.
    public void remove(ProviderId id) {
        if (providerCache.findPresent(id).isEmpty()) return;
        store.remove(id, Optional.of(clock.instant()));
        show();
    }

    /// Those that can be restored, the last removed first.
    public List<RemovedProvider> removed() {
        return providerCache.removed().stream()
                .flatMap(row -> row.removed().stream()
                        .map(since -> new RemovedProvider(row.provider(), since, since.plus(REMOVED_KEPT))))
                .sorted(Comparator.comparing(RemovedProvider::removed).reversed())
                .toList();
    }

    /// When the next removed one is to be deleted.
    public Optional<Instant> nextPurge() {
        return removed().stream().map(RemovedProvider::until).min(Comparator.naturalOrder());
    }

    /// Deletes for good those whose week is over, with their logins and all they brought.
    public void purge() {
        if (store.purge(clock.instant().minus(REMOVED_KEPT)) > 0) show();
    }

    /// Brings a removed provider back as it was. If its name was given to another meanwhile, it gets a number; a
    /// channel whose number another one got meanwhile gets one behind all others.
    ///
    /// @throws NoSuchElementException if it was purged
    public void restore(ProviderId id) {
        var row = providerCache.find(id).orElseThrow(() -> gone(id));
        if (row.removed().isEmpty()) return;
        var old = row.provider();
        var name = freeName(old);
        if (!name.equals(old.name())) {
            store.change(new Provider(id, old.settings().withName(name)));
        }
        store.remove(id, Optional.empty());
        show();
    }

    /// A location for eyes and screenshots.
    public static String withoutCredentials(String location) {
        return Redaction.redact(location);
    }

    private void show() {
        providerCache.reload();
        lineupCache.refresh();
        lineupCache.tellProviders();
        lineupCache.tellChannels();
    }

    private String freeName(Provider provider) {
        var name = provider.name();
        for (var number = 2; isTaken(name, provider.id()); number++) name = provider.name() + " " + number;
        return name;
    }

    private void refuseTaken(Provider provider) {
        if (isTaken(provider.name(), provider.id())) throw new InvalidProvider(Problem.NAME_TAKEN);
    }

    private boolean isTaken(String name, ProviderId but) {
        return providerCache.present().stream()
                .map(ProviderRow::provider)
                .anyMatch(other -> !other.id().equals(but) && other.name().equalsIgnoreCase(name));
    }

    private ProviderStatus status(ProviderRow row) {
        var id = row.provider().id();
        var lineup = lineupCache.lineup();
        return new ProviderStatus(
                row.provider(),
                withoutCredentials(row.provider().settings().location()),
                lineup.sourcesOf(id),
                lineup.channelsOf(id),
                report(row.last()),
                accounts(row.provider()),
                kinds.better(row.provider().settings()).isPresent());
    }

    private List<NumberedAccount> accounts(Provider provider) {
        var accounts = new ArrayList<NumberedAccount>();
        var number = 0;
        for (var login : kinds.logins(provider)) {
            var at = ++number;
            providerCache
                    .account(provider.id(), login)
                    .ifPresent(account -> accounts.add(new NumberedAccount(at, account)));
        }
        return accounts;
    }

    static SyncReport report(ProviderRow.LastSync last) {
        return new SyncReport(
                last.at().orElse(Instant.EPOCH),
                last.took(),
                SyncReport.Result.valueOf(last.result()),
                last.total(),
                last.added(),
                last.changed(),
                last.gone(),
                last.problems(),
                last.words(),
                SkippedEntries.read(last.leftOut()),
                // A name of a newer release is none.
                Arrays.stream(ListFault.values())
                        .filter(fault -> fault.name().equals(last.fault()))
                        .findFirst());
    }

    private static NoSuchElementException gone(ProviderId id) {
        return new NoSuchElementException("no provider " + id);
    }

    /// A provider the user removed.
    ///
    /// @param removed when that was
    /// @param until when it is deleted for good, with its login
    public record RemovedProvider(Provider provider, Instant removed, Instant until) {}
}
