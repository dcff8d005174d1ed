package tv.tributary.ui.outputs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import tv.tributary.access.Grant;
import tv.tributary.access.OutputProfiles;
import tv.tributary.access.OutputProfiles.OutputProfile;
import tv.tributary.access.TokenGate.Sighting;
import tv.tributary.access.View;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.View.NameFilter.FilterMode;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.event.Subscription;
import tv.tributary.health.TunerInspection.ClientResult;
import tv.tributary.health.TunerInspection.DvrClient;
import tv.tributary.health.TunerInspection.Finding;
import tv.tributary.health.TunerInspection.InspectionReport;
import tv.tributary.health.TunerInspection.TunerFinding;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.ProfileOutputs.SavedProfile;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.fx.UndoStack;
import tv.tributary.ui.outputs.ClientApp.Addresses;
import tv.tributary.ui.outputs.ConnectModel.ConnectSources;
import tv.tributary.ui.outputs.ConnectModel.ConnectTarget;
import tv.tributary.ui.outputs.ProfilesModel.ProfileEntry;
import tv.tributary.ui.outputs.TunersModel.Inspection;
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
                    "outputs-profiles",
                    1072,
                    1400,
                    () -> view(home, (tuners, profiles, _) -> {
                        fill(tuners);
                        fillProfiles(profiles);
                    }));
            Gallery.save(
                    folder,
                    "outputs-profile-form",
                    1072,
                    900,
                    () -> view(home, (tuners, profiles, _) -> {
                        fill(tuners);
                        var groups = new LinkedHashMap<String, Integer>();
                        groups.put("Kids", 18);
                        groups.put("Sport", 88);
                        var form = new ProfileForm(Optional.empty(), groups);
                        form.groupMode.set(FilterMode.ONLY);
                        profiles.form.set(Optional.of(form));
                    }));
            Gallery.save(
                    folder, "outputs-connect", 1072, 760, () -> view(home, (tuners, _, connect) -> connect.open()));
            for (var app : List.of(ClientApp.PLEX, ClientApp.TIVIMATE)) {
                Gallery.save(
                        folder,
                        "outputs-connect-" + app.name().toLowerCase(Locale.ROOT),
                        860,
                        900,
                        () -> view(home, (tuners, _, connect) -> {
                            connect.open();
                            var household = Grant.of("household", "The household", "kvc787gju6");
                            connect.target.set(Optional.of(new ConnectTarget(
                                    "Household",
                                    Addresses.of("http://192.168.1.5:9188", household, Optional.of("192.168.1.5:9188")),
                                    Set.of("household"))));
                            connect.choose(app);
                            connect.seen(new Sighting("household", "192.168.1.20", "TiviMate/4.7.0 (Android 12)"));
                        }));
            }
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
                    "outputs-inspection",
                    1072,
                    900,
                    () -> view(home, model -> {
                        fill(model);
                        var entry = model.entries.get().orElseThrow().getFirst();
                        model.inspection.set(Optional.of(new Inspection(entry, Optional.of(report()))));
                    }));
            Gallery.save(
                    folder,
                    "outputs-inspection-reading",
                    1072,
                    700,
                    () -> view(home, model -> {
                        fill(model);
                        var entry = model.entries.get().orElseThrow().getFirst();
                        model.inspection.set(Optional.of(new Inspection(entry, Optional.empty())));
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

    private static InspectionReport report() {
        var many = new Finding(TunerFinding.TOO_MANY_CHANNELS, List.of("480", "612"));
        var typed = new Finding(TunerFinding.TYPE_ADDRESS, List.of("http://192.168.1.5:9188"));
        return new InspectionReport(
                "Plex, living room",
                6,
                612,
                List.of("1 BBC One", "2 BBC Two", "3 ITV1", "4 Channel 4", "5 Channel 5"),
                588,
                List.of(
                        new ClientResult(DvrClient.PLEX, 480, List.of(many)),
                        new ClientResult(DvrClient.JELLYFIN, 612, List.of(typed)),
                        new ClientResult(DvrClient.EMBY, 612, List.of()),
                        new ClientResult(DvrClient.CHANNELS, 612, List.of())));
    }

    private static OutputsView view(Household home, Consumer<TunersModel> state) {
        return view(home, (tuners, _, _) -> state.accept(tuners));
    }

    private interface State {
        void set(TunersModel tuners, ProfilesModel profiles, ConnectModel connect);
    }

    private static OutputsView view(Household home, State state) {
        var profiles = new OutputProfiles(home.settings);
        var tuners = new Tuners(home.settings, () -> 2, profiles::viewOf);
        var outputs = new ProfileOutputs(profiles, tuners, home.catalog.channels());
        var address = new ReadOnlyStringWrapper("http://192.168.1.5:9188");
        var model = new TunersModel(
                tuners, home.catalog.channels(), address, home.background, home.fxBridge, home.toasts, new UndoStack());
        var profilesModel = new ProfilesModel(
                outputs,
                tuners,
                home.catalog.channels(),
                address,
                home.background,
                home.fxBridge,
                home.toasts,
                new UndoStack());
        var connect = new ConnectModel(
                outputs,
                tuners,
                new ConnectSources(
                        () -> Grant.of("household", "The household", "kvc787gju6"), _ -> Subscription.none()),
                address,
                home.background);
        var view = new OutputsView(
                model,
                profilesModel,
                connect,
                new DiscoverySection(new ServerDiscovery(home.settings), home.background, home.fxBridge),
                new ReadOnlyStringWrapper("http://192.168.1.5:9188/kvc787gju6/playlist.m3u"));
        state.set(model, profilesModel, connect);
        return view;
    }

    private static void fillProfiles(ProfilesModel profiles) {
        var plex = new OutputProfile(1, "Plex", "jkwq2m9bxv7tdrps", View.all(), "105C33F0");
        var kids = new OutputProfile(
                2,
                "Kids' room",
                "p3rn8kvbm2wxq7td",
                View.all()
                        .with(ChannelFilter.all().with(NameFilter.only(List.of("Kids"))))
                        .numberedFrom(1)
                        .with(StreamFormat.HLS),
                "");
        profiles.entries.set(Optional.of(List.of(
                new ProfileEntry(
                        new SavedProfile(plex, Optional.of(LIVING_ROOM)),
                        Addresses.of("http://192.168.1.5:9188", plex.grant(), Optional.of("192.168.1.5:9188")),
                        1_452,
                        true),
                new ProfileEntry(
                        new SavedProfile(kids, Optional.empty()),
                        Addresses.of("http://192.168.1.5:9188", kids.grant(), Optional.empty()),
                        18,
                        false))));
    }

    private static void fill(TunersModel model) {
        model.discovery.set(Discovery.LISTENING);
        var other = new VirtualTuner("1055BC84", "Channels DVR", "token", 6, List.of());
        model.entries.set(Optional.of(List.of(
                new TunerEntry(LIVING_ROOM, "192.168.1.5:9188", 4, 400),
                new TunerEntry(other, "192.168.1.5:9188/hdhomerun/1055BC84", 6, 11_125))));
    }
}
