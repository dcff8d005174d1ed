package tv.tributary.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.server.http.Request;
import tv.tributary.server.route.BaseUrls;

/// A channel with its streams in the order they are tried.
///
/// @param watchUrl as an endless transport stream
/// @param hlsUrl as an HLS playlist
/// @param pageUrl the page that plays it in a browser
/// @param decisions what the user decided about it, in words
record ChannelDetailJson(
        long id,
        String number,
        String name,
        String group,
        String logo,
        String guideId,
        String watchUrl,
        String hlsUrl,
        String pageUrl,
        List<SourceView> sources,
        List<String> decisions) {
    /// A stream as one provider offers it; its address comes without credentials.
    ///
    /// @param why in words, why it belongs to this channel
    /// @param rank in words, why it stands at this place
    /// @param pinned whether the user put it there
    /// @param blocked never played until it is unblocked
    /// @param seen what was seen of it; left out if it was never tested or played
    record SourceView(
            long id,
            long provider,
            String providerName,
            String name,
            SourceKind kind,
            String url,
            String why,
            String rank,
            boolean pinned,
            boolean blocked,
            @Nullable MeasurementJson seen) {
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
                    ranked.rank(),
                    ranked.pinned(),
                    ranked.blocked(),
                    ranked.vitals().map(MeasurementJson::of).orElse(null));
        }
    }

    static ChannelDetailJson of(ChannelDetail detail, BaseUrls baseUrls, Request request, List<String> decisions) {
        var channel = detail.channel();
        return new ChannelDetailJson(
                channel.id().value(),
                channel.number(),
                channel.name(),
                channel.group(),
                channel.logo(),
                channel.guideId(),
                baseUrls.household(request).ts(channel.id()),
                baseUrls.household(request).hls(channel.id()),
                baseUrls.household(request).page(channel.id()),
                detail.sources().stream().map(SourceView::of).toList(),
                decisions);
    }
}
