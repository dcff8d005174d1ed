package tv.tributary.ui.channels;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.health.TestState;
import tv.tributary.logo.SampleLogos;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.SamplePreview;
import tv.tributary.ui.channels.ChannelsModel.Stage;
import tv.tributary.ui.control.LogoImages;

/// Draws the page of channels in its states, to look at: `ChannelsGallery FOLDER`.
final class ChannelsGallery {
    private ChannelsGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Gallery.save(folder, "channels-empty", 908, 760, () -> view(model -> model.stage.set(Stage.NO_PROVIDERS)));
        Gallery.save(
                folder,
                "channels-13000",
                1188,
                760,
                () -> view(model -> {
                    fill(model, 13_000);
                    model.selected.set(Optional.of(new ChannelId(1)));
                    model.detail.set(Optional.of(ManyChannels.detail()));
                }));
        Gallery.save(
                folder,
                "channels-groups",
                1072,
                660,
                () -> view(model -> {
                    fill(model, 13_000);
                    model.chosenGroups.set(Set.of("Kids", "News"));
                    model.selected.set(Optional.of(new ChannelId(1)));
                    model.detail.set(Optional.of(ManyChannels.detail()));
                }));
        Gallery.save(folder, "channels-least", 652, 480, () -> view(model -> fill(model, 13_000)));
        Gallery.save(
                folder,
                "channels-many",
                1188,
                760,
                () -> view(model -> {
                    fill(model, 13_000);
                    model.chosen.set(ManyChannels.rows(13_000).subList(3, 14));
                }));
        Gallery.save(
                folder,
                "channels-grid",
                1188,
                760,
                () -> view(model -> {
                    fill(model, 13_000);
                    model.face.set(ChannelsLayout.ChannelFace.GRID);
                    model.selected.set(Optional.of(new ChannelId(6)));
                    model.rows.set(ManyChannels.rows(12_999));
                }));
        Gallery.save(
                folder,
                "channels-typing",
                1188,
                760,
                () -> view(model -> {
                    fill(model, 13_000);
                    model.edit(ManyChannels.rows(13_000).get(2), ChannelColumn.NAME);
                }));
        Gallery.save(
                folder,
                "channels-narrow",
                908,
                600,
                () -> view(model -> {
                    fill(model, 13_000);
                    model.text.set("bbc");
                    model.rows.set(ManyChannels.rows(13_000).subList(0, 12));
                }));
        Gallery.save(
                folder,
                "channels-nothing",
                1188,
                640,
                () -> view(model -> {
                    fill(model, 13_000);
                    model.text.set("zzzz");
                    model.rows.set(List.of());
                    model.stage.set(Stage.NOTHING_MATCHES);
                }));
        System.exit(0);
    }

    private static void fill(ChannelsModel model, int count) {
        model.providers.set(ManyChannels.PROVIDERS);
        model.groups.setAll(ManyChannels.GROUPS);
        model.groupSizes.set(ManyChannels.groupSizes(count));
        model.total.set(count);
        model.rows.set(ManyChannels.rows(count));
        model.stage.set(Stage.ROWS);
    }

    private static ChannelsView view(java.util.function.Consumer<ChannelsModel> fill) {
        var home = new Household();
        var model =
                new ChannelsModel(home.catalog.channels(), home.catalog.providers(), home.background, home.fxBridge);
        var catalog = home.catalog;
        var edits = new ChannelEdits(catalog.editor(), catalog.history(), home.background, home.fxBridge, home.toasts);
        var tests = new StreamTests(home.health, home.background, home.fxBridge);
        var preview = SamplePreview.of(home);
        var view = new ChannelsView(
                model,
                edits,
                ChannelsLayout.defaults(),
                preview,
                home.streamBlockActions,
                new LogoImages(SampleLogos::find),
                tests,
                new LineupModel(catalog.selection(), catalog.history(), home.background, home.toasts),
                () -> {});
        tests.trials.set(Map.of(new SourceId(3), TestState.RUNNING, new SourceId(4), TestState.NO_CONNECTION));
        fill.accept(model);
        return view;
    }
}
