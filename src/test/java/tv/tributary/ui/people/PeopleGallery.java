package tv.tributary.ui.people;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.Pairing.PairingCode;
import tv.tributary.access.User;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.User.UserState;
import tv.tributary.access.Users;
import tv.tributary.access.WatchUsage.Usage;
import tv.tributary.access.WatchUsage.UsageTotals;
import tv.tributary.event.LatestValue;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.PairedDevice.Sighting;
import tv.tributary.server.pairing.DeviceAddresses;
import tv.tributary.server.watch.WatchSessions.WatchSession;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.Household;
import tv.tributary.ui.people.DeviceForm.Owner;
import tv.tributary.ui.people.PeopleModel.Content;
import tv.tributary.ui.people.PeopleModel.DeviceEntry;
import tv.tributary.ui.people.PeopleModel.PersonEntry;

/// Draws the page of people and devices in its states, to look at: `PeopleGallery FOLDER`.
final class PeopleGallery {
    private static final String BASE = "http://192.168.1.20:9188";
    private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
    private static final UsageTotals NOTHING = new UsageTotals(
            new Usage(Duration.ZERO, 0, Optional.empty()), new Usage(Duration.ZERO, 0, Optional.empty()));
    private static final User ANNA = new User(
            1,
            "Anna",
            "token",
            true,
            true,
            new UserSettings(2, true, Optional.empty(), UserSettings.EVERY_DAY, Set.of(Right.values())),
            NOW);
    private static final User GUEST = new User(
            2,
            "Guests",
            "token",
            false,
            false,
            new UserSettings(
                    1,
                    true,
                    Optional.of(LocalDate.of(2027, 1, 6)),
                    Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                    Set.of()),
            NOW);
    private static final PairedDevice BEDROOM = new PairedDevice(
            1,
            Optional.of(1L),
            "Bedroom TV",
            "abcdefgh23456789",
            "ab23cd",
            NOW,
            Optional.of(new Sighting(NOW.minusSeconds(20), "192.168.1.31", "TiviMate/5.1.0")));
    private static final List<Owner> OWNERS = List.of(
            new Owner(Optional.empty(), "The household"),
            new Owner(Optional.of(1L), "Anna"),
            new Owner(Optional.of(2L), "Guests"));

    private PeopleGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var home = new Household()) {
            save(folder, home, "empty", 1072, model -> model.content.set(Optional.of(none())));
            save(folder, home, "some", 1072, model -> model.content.set(Optional.of(some())));
            save(folder, home, "narrow", 796, model -> model.content.set(Optional.of(some())));
            save(folder, home, "form", 1072, model -> {
                model.content.set(Optional.of(some()));
                model.userForm.set(Optional.of(UserForm.of(GUEST, List.of("Aurora", "Kids", "News", "Sport"))));
            });
            save(folder, home, "device", 1072, model -> {
                model.content.set(Optional.of(some()));
                model.deviceForm.set(Optional.of(DeviceForm.forNew(OWNERS)));
            });
            save(folder, home, "code", 1072, model -> {
                model.content.set(Optional.of(some()));
                var form = DeviceForm.forNew(OWNERS);
                model.deviceForm.set(Optional.of(form));
                form.code.set(Optional.of(new PairingCode("K7RM4X", Optional.empty(), "TV", NOW.plusSeconds(600))));
            });
            save(folder, home, "addresses", 1072, model -> {
                model.content.set(Optional.of(some()));
                var form = DeviceForm.of(BEDROOM, OWNERS);
                form.addresses.set(Optional.of(new DeviceAddresses(
                        BASE + "/abcdefgh23456789/playlist.m3u",
                        BASE + "/abcdefgh23456789/guide.xml",
                        BASE,
                        "tv",
                        "abcdefgh23456789",
                        Optional.of(BASE + "/m/ab23cd"),
                        Optional.of(BASE + "/e/ab23cd"))));
                model.deviceForm.set(Optional.of(form));
            });
        }
    }

    private static void save(Path folder, Household home, String name, double width, Consumer<PeopleModel> state)
            throws Exception {
        Gallery.save(folder, "people-" + name, width, 720, () -> {
            var model = new PeopleModel(
                    new Users(home.store.database(), home.store.events(), InstantSource.system()),
                    home.catalog.channels(),
                    List::of,
                    _ -> {},
                    new LatestValue<>(SampleStats.idle()),
                    new ReadOnlyStringWrapper(BASE),
                    home.background,
                    home.fxBridge,
                    home.toasts);
            var view = new PeopleView(model);
            state.accept(model);
            return view;
        });
    }

    private static Content none() {
        return new Content(
                List.of(new PersonEntry(Optional.empty(), "The household", UserState.ACTIVE, List.of(), NOTHING)),
                List.of(),
                List.of());
    }

    private static UsageTotals used(int hours, int gigabytes) {
        var lately = new Usage(Duration.ofHours(hours), gigabytes * 1_000_000_000L, Optional.of(NOW));
        return new UsageTotals(
                lately, new Usage(Duration.ofHours(hours * 4L), gigabytes * 4_000_000_000L, Optional.of(NOW)));
    }

    private static Content some() {
        var kitchen = new PairedDevice(2, Optional.empty(), "Kitchen radio", "x", "y", NOW, Optional.empty());
        return new Content(
                List.of(
                        new PersonEntry(
                                Optional.empty(),
                                "The household",
                                UserState.ACTIVE,
                                List.of("Kanal Fyra"),
                                used(190, 41)),
                        new PersonEntry(
                                Optional.of(ANNA), "Anna", UserState.ACTIVE, List.of("Aurora News"), used(42, 9)),
                        new PersonEntry(Optional.of(GUEST), "Guests", UserState.NOT_TODAY, List.of(), NOTHING)),
                List.of(
                        new DeviceEntry(BEDROOM, "Anna", List.of("Aurora News"), used(38, 8)),
                        new DeviceEntry(kitchen, "The household", List.of(), NOTHING)),
                List.of(
                        session(1, "The household", "Kanal Fyra", "VLC/3.0.20", 1_400_000_000L),
                        session(2, "Anna", "Aurora News", "TiviMate/5.1.0", 310_000_000L)));
    }

    private static WatchSession session(long id, String name, String title, String client, long bytes) {
        return new WatchSession(
                OptionalLong.of(id),
                Optional.empty(),
                Optional.empty(),
                name,
                title,
                "192.168.1.3" + id,
                client,
                NOW.minusSeconds(1_500 / id),
                bytes);
    }
}
