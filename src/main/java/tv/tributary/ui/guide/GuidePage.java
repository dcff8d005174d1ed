package tv.tributary.ui.guide;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Subscription;
import tv.tributary.guide.Guide;
import tv.tributary.model.Channel;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;
import tv.tributary.ui.preview.PreviewTarget.PastTarget;

/// The page of the programme guide. FX thread only.
public final class GuidePage implements Page {
    private final GuideModel model;
    private final RecordingMarks marks;
    private final GuideView view;

    /// @param onWatch plays a channel
    /// @param onWatchPast plays a programme of a channel from its start
    /// @param onSend asks to which player in the home a channel is to be sent
    public GuidePage(
            Channels channels,
            Guide guide,
            LogoImages logos,
            Consumer<Channel> onWatch,
            BiConsumer<Channel, PastTarget> onWatchPast,
            Consumer<Channel> onSend,
            GuideRecordings recordings,
            Background background,
            FxBridge fxBridge,
            Navigator navigator) {
        this.model = new GuideModel(
                new GuideScope.ChannelList() {
                    @Override
                    public List<ChannelRow> list(ChannelQuery query) {
                        return channels.list(query);
                    }

                    @Override
                    public List<String> groups() {
                        return channels.groups();
                    }
                },
                new ProgrammeListings(guide),
                onWatch,
                (channel, airing) -> onWatchPast.accept(channel, RecordingMarks.target(airing)),
                InstantSource.system(),
                ZoneId.systemDefault(),
                background,
                fxBridge);
        this.marks = new RecordingMarks(model, recordings, background);
        this.view = new GuideView(
                model,
                marks,
                logos,
                () -> model.selectedChannel().ifPresent(onSend),
                () -> navigator.go(Place.PROVIDERS),
                () -> navigator.go(Place.GUIDES));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return Subscription.all(model.open(), marks.open());
    }
}
