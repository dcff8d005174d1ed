package tv.tributary.server.api;

import java.util.List;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.model.SourceKind;

/// A channel with its streams in the order in which they are tried.
record ChannelDetailView(
        long id,
        String number,
        String name,
        String group,
        String logo,
        String guideId,
        String watchUrl,
        List<SourceView> sources) {
    /// A stream as one provider offers it; its address comes without credentials.
    ///
    /// @param why in words, why it belongs to this channel
    /// @param blocked never played until it is unblocked
    record SourceView(
            long id,
            long provider,
            String providerName,
            String name,
            SourceKind kind,
            String url,
            String why,
            boolean blocked) {
        static SourceView of(ChannelDetail.RankedSource ranked) {
            var source = ranked.source();
            return new SourceView(
                    source.id().value(),
                    source.provider().value(),
                    ranked.providerName(),
                    source.name(),
                    source.kind(),
                    ranked.shownUrl(),
                    ranked.why(),
                    ranked.blocked());
        }
    }

    static ChannelDetailView of(ChannelDetail detail, String watchUrl) {
        var channel = detail.channel();
        return new ChannelDetailView(
                channel.id().value(),
                channel.number(),
                channel.name(),
                channel.group(),
                channel.logo(),
                channel.guideId(),
                watchUrl,
                detail.sources().stream().map(SourceView::of).toList());
    }
}
