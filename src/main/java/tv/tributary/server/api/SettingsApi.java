package tv.tributary.server.api;

import java.util.List;
import tv.tributary.catalog.RankingSettings;
import tv.tributary.catalog.merge.NumberingSettings;
import tv.tributary.event.Latest;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Reply;
import tv.tributary.server.http.Request;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Machine;

/// Settings: read and change; a change holds at once.
final class SettingsApi {
    private final Settings settings;
    private final Latest<RelaySettings> relay;
    private final Latest<HlsSettings> hls;
    private final Latest<RankingSettings> ranking;
    private final Latest<NumberingSettings> numbering;

    SettingsApi(Settings settings) {
        this.settings = settings;
        this.relay = settings.of(RelaySettings.NAME, RelaySettings.defaults());
        this.hls = settings.of(HlsSettings.NAME, HlsSettings.defaults());
        this.ranking = settings.of(RankingSettings.NAME, RankingSettings.defaults());
        this.numbering = settings.of(NumberingSettings.NAME, NumberingSettings.defaults());
    }

    List<Endpoint> endpoints() {
        var channels = Shape.of(ChannelRulesView.class);
        var streaming = Shape.of(StreamingView.class);
        var segments = Shape.of(HlsSettingsView.class);
        return List.of(
                Endpoint.get(
                        "/api/settings/streaming",
                        "How streams are served",
                        streaming,
                        _ -> Document.json(StreamingView.of(relay.get()))),
                Endpoint.put(
                                "/api/settings/streaming",
                                "Change how streams are served, at once; what is left out stays as it is",
                                streaming,
                                this::change)
                        .taking(StreamingView.Input.class),
                Endpoint.get(
                        "/api/settings/hls",
                        "How channels are given out as HLS",
                        segments,
                        _ -> Document.json(HlsSettingsView.of(hls.get()))),
                Endpoint.put(
                                "/api/settings/hls",
                                "Change how channels are given out as HLS, at once; what is left out stays as it is",
                                segments,
                                this::changeHls)
                        .taking(HlsSettingsView.Input.class),
                Endpoint.get(
                        "/api/settings/channels",
                        "How streams are ranked and channels numbered",
                        channels,
                        _ -> channels()),
                Endpoint.put(
                                "/api/settings/channels",
                                "Change how streams are ranked, at once, and channels to come are numbered; what is"
                                        + " left out stays as it is",
                                channels,
                                this::changeChannels)
                        .taking(ChannelRulesView.Input.class));
    }

    private Reply change(Request request) {
        var wanted = Input.body(request, StreamingView.Input.class).over(relay.get());
        settings.save(RelaySettings.NAME, wanted);
        return Document.json(StreamingView.of(wanted));
    }

    private Reply changeHls(Request request) {
        var wanted = Input.body(request, HlsSettingsView.Input.class).over(hls.get(), Machine.here());
        settings.save(HlsSettings.NAME, wanted);
        return Document.json(HlsSettingsView.of(wanted));
    }

    private Reply channels() {
        return Document.json(ChannelRulesView.of(ranking.get(), numbering.get()));
    }

    private Reply changeChannels(Request request) {
        var input = Input.body(request, ChannelRulesView.Input.class);
        var order = input.over(ranking.get());
        var numbers = input.over(numbering.get());
        settings.save(RankingSettings.NAME, order);
        settings.save(NumberingSettings.NAME, numbers);
        return Document.json(ChannelRulesView.of(order, numbers));
    }
}
