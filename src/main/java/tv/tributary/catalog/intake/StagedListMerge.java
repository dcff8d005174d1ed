package tv.tributary.catalog.intake;

import java.time.Instant;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.model.ProviderId;
import tv.tributary.store.MergePlan;
import tv.tributary.store.MergeStore;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.store.SourceStore;
import tv.tributary.store.StagedListPublisher;

/// Makes a staged list the provider's live one: plans which channels its new entries belong to, then has the plan
/// applied in small transactions, between which edits get their turn. One use, on one thread.
public final class StagedListMerge {
    /// Rows between two looks at whether to stop.
    private static final int BLOCK = 1_000;

    private final SourceStore sources;
    private final MergeStore merges;
    private final NumberingSettings numbering;
    private final LogoHashes logos;
    private final ChannelIdentifier identifier;
    private final DoubleConsumer progress;
    private int rows;
    private int joined;

    /// @param progress hears how much is done, 0..1; may throw to stop it until the new list is live
    public StagedListMerge(
            SourceStore sources,
            MergeStore merges,
            NumberingSettings numbering,
            LogoHashes logos,
            ChannelIdentifier identifier,
            DoubleConsumer progress) {
        this.sources = sources;
        this.merges = merges;
        this.numbering = numbering;
        this.logos = logos;
        this.identifier = identifier;
        this.progress = progress;
    }

    /// Adds the new list and makes it the live one. What is thrown before leaves the old one.
    ///
    /// @param report what to store as the sync's result
    /// @return what is left to do: the details of entries known before
    public StagedListPublisher publish(
            ProviderId provider,
            long stage,
            ListMark list,
            Instant now,
            Function<StagedListPublisher.Counts, LastSync> report) {
        var stagedListPublisher = sources.takeOver(provider, stage);
        try {
            var plan = merges.hasNewEntries(stage) ? plan(stage) : MergePlan.EMPTY;
            joined = plan.placements().size() - plan.opened().size();
            stagedListPublisher.plan(plan, now);
            while (stagedListPublisher.addNext()) progress.accept(stagedListPublisher.fraction());
            stagedListPublisher.publish(list, report.apply(stagedListPublisher.counts()));
            return stagedListPublisher;
        } catch (RuntimeException | Error e) {
            abandon(stagedListPublisher, e);
            throw e;
        }
    }

    /// A full disk keeps it from being taken back, too; the next sync or start does it then.
    private static void abandon(StagedListPublisher stagedListPublisher, Throwable why) {
        try {
            stagedListPublisher.abandon();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /// How many entries joined a channel that was there before them.
    public int joined() {
        return joined;
    }

    private MergePlan plan(long stage) {
        var last = merges.lastChannel();
        var planner = new MergePlanner(last, numbering, logos, identifier);
        merges.eachStanding(last, channel -> {
            look();
            planner.standing(channel);
        });
        merges.eachEditedNumber(planner::claimed);
        merges.eachRememberedNumber(planner::remembered);
        merges.eachNewEntry(stage, entry -> {
            look();
            planner.place(entry);
        });
        merges.eachMember(last, member -> {
            look();
            planner.member(member.channel(), member.features());
        });
        return planner.plan();
    }

    private void look() {
        if (++rows % BLOCK == 0) progress.accept(0);
    }
}
