package tv.tributary.catalog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.archive.PastChannels;
import tv.tributary.catalog.edit.EditDescriptions;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditTransaction;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.edit.GroupEdits;
import tv.tributary.catalog.edit.GuideEdits;
import tv.tributary.catalog.edit.MergeReview;
import tv.tributary.catalog.edit.NewGroups;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.SelectionEdits;
import tv.tributary.catalog.edit.TitleEdits;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.m3u.M3uList;
import tv.tributary.catalog.provider.ExpiryWatch;
import tv.tributary.catalog.provider.ProviderKind;
import tv.tributary.catalog.provider.ProviderKinds;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.catalog.rank.CandidateFactory;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.catalog.rank.SourceOrder;
import tv.tributary.catalog.review.NameOffers;
import tv.tributary.catalog.review.Questions;
import tv.tributary.catalog.sync.Sync;
import tv.tributary.catalog.sync.SyncContext;
import tv.tributary.catalog.sync.SyncHistory;
import tv.tributary.catalog.sync.SyncSchedule;
import tv.tributary.catalog.xtream.XtreamAccount;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.file.TempFiles;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.job.ComputePool;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.SourceId;
import tv.tributary.model.StorageFault;
import tv.tributary.model.StreamInfo;
import tv.tributary.net.Fetch;
import tv.tributary.store.AccountStore;
import tv.tributary.store.ArchiveStore;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.Database;
import tv.tributary.store.EditStore;
import tv.tributary.store.FilmStore;
import tv.tributary.store.GuideSourceStore;
import tv.tributary.store.MergeStore;
import tv.tributary.store.NamingConventionStore;
import tv.tributary.store.ProviderStore;
import tv.tributary.store.SourceStore;
import tv.tributary.store.WatchHistoryStore;

/// Builds the catalog: [Providers], [Sync], [Channels] and the line-up that the relay plays.
public final class Catalog implements AutoCloseable {
    private static final Duration GONE_KEPT = Duration.ofDays(30);

    private final Providers providers;
    private final Sync sync;
    private final SyncHistory syncHistory;
    private final Channels channels;
    private final CandidateFactory candidateFactory;
    private final Archives archives;
    private final Films films;
    private final Editor editor;
    private final GroupEdits groups;
    private final NewGroups newGroups;
    private final GuideEdits guideEdits;
    private final TitleEdits titleEdits;
    private final SelectionEdits selection;
    private final EditHistory editHistory;
    private final MergeReview mergeReview;
    private final Questions questions;
    private final NameOffers nameOffers;
    private final WatchHistory watchHistory;
    private final SyncSchedule syncSchedule;
    private final ExpiryWatch expiryWatch;
    private final LatestValue<Optional<StorageFault>> storageFault;
    private final ComputePool computing = new ComputePool();

    /// The kinds of providers that this release knows. Another kind is another line.
    public static List<ProviderKind> kinds(Fetch fetch) {
        return kinds(fetch, InstantSource.system());
    }

    /// @param clock tells which accounts have ended
    static List<ProviderKind> kinds(Fetch fetch, InstantSource clock) {
        return List.of(new XtreamAccount(fetch, clock), new M3uList(fetch));
    }

    /// With the default settings, and with nothing known of logos, streams and connections.
    public Catalog(Database database, List<ProviderKind> providerKinds, Jobs jobs, Events events, InstantSource clock) {
        this(
                database,
                providerKinds,
                jobs,
                events,
                clock,
                new LatestValue<>(RankingSettings.defaults()),
                new LatestValue<>(NumberingSettings.defaults()),
                LogoHashes.BLIND,
                _ -> Optional.empty(),
                (_, _) -> OptionalInt.empty(),
                () -> ChannelIdentifier.SHIPPED);
    }

    /// Reads all channels into memory; takes about three microseconds per stream. Asks nobody anything yet.
    ///
    /// @param identifiers how names are read, asked at each sync
    /// @param providerKinds all there are, in the order in which they are asked whose a typed location is
    /// @param ranking read whenever streams are ranked
    /// @param numbering read whenever channels are numbered
    /// @param logoHashes by which two logos that look the same are evidence for the same channel, whatever
    ///     their URLs
    /// @param measured what was seen of a source; asked, like `freeConnections`, for each stream of a channel
    ///     that is shown or opened, so both must answer at once
    public Catalog(
            Database database,
            List<ProviderKind> providerKinds,
            Jobs jobs,
            Events events,
            InstantSource clock,
            LatestValue<RankingSettings> ranking,
            LatestValue<NumberingSettings> numbering,
            LogoHashes logoHashes,
            Function<SourceId, Optional<StreamInfo>> measured,
            SourceOrder.FreeConnections freeConnections,
            Supplier<ChannelIdentifier> identifiers) {
        var kinds = new ProviderKinds(providerKinds);
        var providerStore = new ProviderStore(database);
        var accountStore = new AccountStore(database);
        var sourceStore = new SourceStore(database);
        var channelStore = new ChannelStore(database);
        tidy(sourceStore, clock);
        var conventions = new NamingConventionStore(database);
        var providerCache = new ProviderCache(providerStore, accountStore);
        var editStore = new EditStore(database);
        var lineupCache = new LineupCache(channelStore, editStore, providerCache, events, clock);
        this.providers = new Providers(kinds, providerStore, providerCache, lineupCache, clock);
        providers.purge();
        lineupCache.refresh();
        var editTransaction = new EditTransaction(editStore, lineupCache, clock);
        this.newGroups = new NewGroups(editTransaction, editStore, sourceStore, lineupCache);
        var context = new SyncContext(
                providerStore,
                accountStore,
                sourceStore,
                new MergeStore(database),
                conventions,
                new GuideSourceStore(database),
                newGroups,
                kinds,
                providerCache,
                lineupCache,
                events,
                clock,
                new Semaphore(Sync.DOWNLOADS, true),
                computing,
                numbering::get,
                logoHashes,
                identifiers);
        this.sync = new Sync(context, jobs);
        this.syncHistory = new SyncHistory(database);
        var order = new SourceOrder(channelStore, editStore, providerCache, ranking, measured, freeConnections, clock);
        this.editor = new Editor(editTransaction, lineupCache, numbering::get);
        this.groups = new GroupEdits(editTransaction, lineupCache);
        this.titleEdits = new TitleEdits(editTransaction);
        this.guideEdits = new GuideEdits(editTransaction, editStore);
        this.selection = new SelectionEdits(editTransaction, editStore, lineupCache, groups);
        this.channels =
                new Channels(lineupCache, order, editor, new EditDescriptions(editStore), conventions, identifiers);
        this.candidateFactory = new CandidateFactory(lineupCache, order, providerCache, kinds, clock);
        this.archives =
                new Archives(new ArchiveStore(database), lineupCache, order, providerCache, candidateFactory, clock);
        this.films = new Films(new FilmStore(database), kinds, candidateFactory, providerCache, lineupCache);
        this.editHistory = new EditHistory(editStore, lineupCache, clock);
        this.mergeReview = new MergeReview(lineupCache, providerCache);
        this.questions = Questions.of(
                database, lineupCache, providerCache, editor, channels::conventions, logoHashes, identifiers, clock);
        this.nameOffers = new NameOffers(database, editStore, lineupCache, channels::conventions, identifiers, editor);
        this.expiryWatch = new ExpiryWatch(kinds, providerCache, accountStore, events, clock);
        this.syncSchedule = new SyncSchedule(providerCache, providers, sync, clock);
        this.watchHistory = new WatchHistory(new WatchHistoryStore(database), lineupCache, events, clock);
        this.storageFault = database.fault();
    }

    public Providers providers() {
        return providers;
    }

    public Sync sync() {
        return sync;
    }

    /// What syncs have changed.
    public SyncHistory syncHistory() {
        return syncHistory;
    }

    public Channels channels() {
        return channels;
    }

    /// The user's edits of channels.
    public Editor editor() {
        return editor;
    }

    /// Rules for whole groups.
    public GroupEdits groups() {
        return groups;
    }

    /// What becomes of groups that lists bring.
    public NewGroups newGroups() {
        return newGroups;
    }

    /// What is watched of all there is.
    public SelectionEdits selection() {
        return selection;
    }

    /// Which guides channels have by the user's word.
    public GuideEdits guideEdits() {
        return guideEdits;
    }

    /// The user's edits of films and series.
    public TitleEdits titleEdits() {
        return titleEdits;
    }

    /// What the user did to channels, and the way back.
    public EditHistory history() {
        return editHistory;
    }

    /// What the merge came to.
    public MergeReview review() {
        return mergeReview;
    }

    /// What is asked about channels.
    public Questions questions() {
        return questions;
    }

    /// Better names for channels.
    public NameOffers nameOffers() {
        return nameOffers;
    }

    /// What was watched last.
    public WatchHistory watched() {
        return watchHistory;
    }

    /// What can be watched after it was on.
    public Archives archives() {
        return archives;
    }

    public Films films() {
        return films;
    }

    /// What keeps changes from being stored; empty while all is well.
    public LatestValue<Optional<StorageFault>> storageFault() {
        return storageFault;
    }

    /// What it takes to play a channel, or a past programme; empty if there is no such channel. Answers from
    /// memory or one short read.
    public Optional<PlayableChannel> tuning(ChannelId id) {
        return PastChannels.isPast(id) ? archives.pastChannels().tuning(id) : candidateFactory.tuning(id);
    }

    /// When the providers' lists are due to be read again; somebody must run it for that to happen.
    public SyncSchedule schedule() {
        return syncSchedule;
    }

    /// Tells of accounts that end, if somebody runs it.
    public ExpiryWatch expiryWatch() {
        return expiryWatch;
    }

    /// Starts nothing more. Syncs that run are jobs and end with these.
    @Override
    public void close() {
        watchHistory.close();
        computing.close();
    }

    /// Ends what a crash left half done, and forgets what was gone long enough.
    private static void tidy(SourceStore sources, InstantSource clock) {
        sources.finishTakeOvers();
        sources.purgeGone(clock.instant().minus(GONE_KEPT));
        sources.dropStale();
        TempFiles.dropStale();
    }
}
