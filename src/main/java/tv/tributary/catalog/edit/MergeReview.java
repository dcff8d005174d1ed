package tv.tributary.catalog.edit;

import java.util.List;
import java.util.Optional;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.store.MergeSuggestionStore;
import tv.tributary.store.MergeSuggestionStore.Open;

/// The result of the merge in figures, and the pairs of channels it is not sure of. Thread-safe.
public final class MergeReview {
    /// Two channels that are probably one.
    ///
    /// @param sureness 1 to 99, of 100
    /// @param words why, in plain words
    public record Question(long id, ChannelRow channel, ChannelRow other, int sureness, String words) {}

    /// @param open how many there are in all
    public record Page(int open, List<Question> questions) {
        public Page {
            questions = List.copyOf(questions);
        }
    }

    /// @param streams in its list, headings left out; @param channels that have at least one of them
    public record ProviderShare(ProviderId provider, String name, int streams, int channels) {}

    /// @param largest channels with the most streams, most first
    public record Figures(CatalogCounts counts, List<ProviderShare> providers, List<ChannelRow> largest, int open) {
        public Figures {
            providers = List.copyOf(providers);
            largest = List.copyOf(largest);
        }
    }

    private final MergeSuggestionStore store;
    private final LineupCache lineupCache;
    private final ProviderCache providerCache;
    private final Editor editor;

    public MergeReview(
            MergeSuggestionStore store, LineupCache lineupCache, ProviderCache providerCache, Editor editor) {
        this.store = store;
        this.lineupCache = lineupCache;
        this.providerCache = providerCache;
        this.editor = editor;
    }

    /// The surest first. Pairs with a hidden channel are left out.
    public Page questions(int offset, int limit) {
        var all = store.page(0, Integer.MAX_VALUE).stream()
                .flatMap(open -> question(open).stream())
                .toList();
        return new Page(all.size(), all.stream().skip(offset).limit(limit).toList());
    }

    /// Merges the two; a step of the [EditHistory].
    public EditResult accept(long question) {
        var open = find(question);
        return editor.merge(List.of(new ChannelId(open.channel()), new ChannelId(open.other())));
    }

    /// Asks no more until there is better evidence.
    public void refuse(long question) {
        find(question);
        store.refuse(question);
        lineupCache.tellChannels();
    }

    /// Takes [#refuse] back.
    public void reopen(long question) {
        find(question);
        store.reopen(question);
        lineupCache.tellChannels();
    }

    /// Keeps the two apart for good; a step of the [EditHistory].
    public EditResult never(long question) {
        var open = find(question);
        return editor.neverTogether(new ChannelId(open.channel()), new ChannelId(open.other()));
    }

    /// The figures of the merge.
    public Figures figures(int largest) {
        var lineup = lineupCache.lineup();
        var providers = providerCache.present().stream()
                .map(row -> row.provider())
                .filter(provider -> provider.enabled())
                .map(provider -> new ProviderShare(
                        provider.id(),
                        provider.name(),
                        lineup.sourcesOf(provider.id()),
                        lineup.channelsOf(provider.id())))
                .toList();
        return new Figures(
                lineup.counts(),
                providers,
                lineup.largest(largest),
                questions(0, 0).open());
    }

    private Open find(long question) {
        return store.find(question).orElseThrow(() -> new EditRefused(EditProblem.SUGGESTION_GONE));
    }

    private Optional<Question> question(Open open) {
        var lineup = lineupCache.lineup();
        var one = lineup.find(new ChannelId(open.channel())).filter(row -> !row.hidden());
        var other = lineup.find(new ChannelId(open.other())).filter(row -> !row.hidden());
        if (one.isEmpty() || other.isEmpty()) return Optional.empty();
        var offer = open.offer();
        return Optional.of(new Question(
                open.id(),
                one.get(),
                other.get(),
                offer.sureness(),
                offer.reason().words()));
    }
}
