package tv.tributary.ui.outputs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.outputs.TunersModel.TunerEntry;

/// Draws the page of outputs in its states, to look at: `OutputsGallery FOLDER`.
final class OutputsGallery {
    private static final VirtualTuner LIVING_ROOM =
            new VirtualTuner("105C33F0", "Plex, living room", "token", 0, List.of("UK", "Sport"));

    private OutputsGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var home = new Household()) {
            Gallery.save(
                    folder,
                    "outputs-empty",
                    1072,
                    700,
                    () -> view(home, model -> model.entries.set(Optional.of(List.of()))));
            Gallery.save(folder, "outputs-some", 1072, 700, () -> view(home, OutputsGallery::fill));
            Gallery.save(
                    folder,
                    "outputs-taken",
                    796,
                    700,
                    () -> view(home, model -> {
                        fill(model);
                        model.discovery.set(Discovery.PORT_TAKEN);
                    }));
            Gallery.save(
                    folder,
                    "outputs-form",
                    1072,
                    760,
                    () -> view(home, model -> {
                        fill(model);
                        var groups = new LinkedHashMap<String, Integer>();
                        groups.put("UK", 312);
                        groups.put("Sport", 88);
                        groups.put("Deutschland", 204);
                        model.form.set(Optional.of(TunerForm.of(LIVING_ROOM, groups)));
                    }));
        }
    }

    private static OutputsView view(Household home, Consumer<TunersModel> state) {
        var model = new TunersModel(
                new Tuners(home.settings, () -> 2),
                home.catalog.channels(),
                new ReadOnlyStringWrapper("http://192.168.1.5:9188"),
                home.background,
                home.fxBridge,
                home.toasts);
        var view = new OutputsView(model, new ReadOnlyStringWrapper("http://192.168.1.5:9188/kvc787gju6/playlist.m3u"));
        state.accept(model);
        return view;
    }

    private static void fill(TunersModel model) {
        model.discovery.set(Discovery.LISTENING);
        var other = new VirtualTuner("1055BC84", "Channels DVR", "token", 6, List.of());
        model.entries.set(Optional.of(List.of(
                new TunerEntry(LIVING_ROOM, "192.168.1.5:9188", 4, 400),
                new TunerEntry(other, "192.168.1.5:9188/hdhomerun/1055BC84", 6, 11_125))));
    }
}
