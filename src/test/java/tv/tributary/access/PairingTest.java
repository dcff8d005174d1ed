package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.access.StreamLimits.StreamSession;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.event.Event;
import tv.tributary.model.PairedDevice;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

/// How devices come in, and how they go.
class PairingTest {
    private static final String PHONE = "192.168.1.30";

    private final TempStore store = new TempStore();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-07-15T12:00:00Z"));
    private final Users users = new Users(store.database(), store.events(), clock, 3);
    private final Pairing pairing = users.pairing();

    @AfterEach
    void close() {
        users.close();
        store.close();
    }

    private static final class Stream implements StreamSession {
        private final List<String> ended;
        private final String name;

        Stream(String name, List<String> ended) {
            this.name = name;
            this.ended = ended;
        }

        @Override
        public String device() {
            return name;
        }

        @Override
        public boolean isOpen() {
            return !ended.contains(name);
        }

        @Override
        public void end() {
            ended.add(name);
        }
    }

    @Test
    void aCodeLetsOneDeviceInOnce() {
        var code = pairing.open(Optional.empty(), "Living room");
        assertThat(code.code()).matches("[A-HJKMNP-Z2-9]{6}");
        assertThat(pairing.find(code.code().toLowerCase(Locale.ROOT) + " ", PHONE))
                .contains(code);

        var device = pairing.pair(code.code(), "", PHONE).orElseThrow();

        assertThat(device.name()).isEqualTo("Living room");
        assertThat(pairing.pairedBy(code.code())).contains(device);
        assertThat(users.find(device.token()).orElseThrow().device()).isEqualTo(Long.toString(device.id()));
        assertThat(pairing.pair(code.code(), "Again", PHONE)).isEmpty();
        assertThat(pairing.open()).isEmpty();
        assertThat(users.devices().all()).containsExactly(device);
    }

    @Test
    void aCodeEndsAfterMinutesOrWhenItIsCancelled() {
        var late = pairing.open(Optional.empty(), "TV");
        clock.pass(Pairing.LIFE);
        assertThat(pairing.find(late.code(), PHONE)).isEmpty();
        assertThat(pairing.pair(late.code(), "TV", PHONE)).isEmpty();

        var unwanted = pairing.open(Optional.empty(), "TV");
        assertThat(pairing.cancel(unwanted.code())).isTrue();
        assertThat(pairing.pair(unwanted.code(), "TV", PHONE)).isEmpty();
        assertThat(pairing.cancel(unwanted.code())).isFalse();
    }

    @Test
    void aDeviceThatCannotBeAddedLeavesTheCodeGood() {
        var code = pairing.open(Optional.empty(), "");

        assertThatThrownBy(() -> pairing.pair(code.code(), " ", PHONE))
                .isInstanceOfSatisfying(
                        UserRefused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(UserProblem.DEVICE_WITHOUT_NAME));
        assertThat(pairing.pair(code.code(), "Box", PHONE)).isPresent();
    }

    @Test
    void tenThousandGuessesFindNothingAndAreSlowed() throws Exception {
        var told = new CopyOnWriteArrayList<Event.LoginsRefused>();
        var code = pairing.open(Optional.empty(), "TV");
        var device = users.devices().add(Optional.empty(), "Box");
        int looked = 0;
        int refused = 0;
        try (var _ = store.events().subscribe(Event.LoginsRefused.class, told::add)) {
            for (int i = 0; i < 10_000; i++) {
                clock.pass(Duration.ofMillis(50));
                try {
                    var typed = "A" + Integer.toString(60_466_176 + i, 36).substring(1);
                    boolean found = i % 2 == 0
                            ? pairing.find(typed, PHONE).isPresent()
                            : pairing.typed(typed, PHONE).isPresent();
                    assertThat(found).isFalse();
                    looked++;
                } catch (UserRefused e) {
                    assertThat(e.problem()).isEqualTo(UserProblem.TOO_MANY_ATTEMPTS);
                    refused++;
                }
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (told.isEmpty()) assertThat(System.nanoTime()).isLessThan(deadline);
        }
        // Eight minutes, ten looks in each.
        assertThat(looked).isBetween(80, 100);
        assertThat(refused).isEqualTo(10_000 - looked);
        assertThat(told.getFirst().address()).isEqualTo(PHONE);
        assertThatThrownBy(() -> pairing.pair(code.code(), "Guessed", PHONE)).isInstanceOf(UserRefused.class);
        assertThatThrownBy(() -> pairing.typed(device.shortCode(), PHONE)).isInstanceOf(UserRefused.class);
        assertThat(pairing.find(code.code(), "192.168.1.31"))
                .as("another address")
                .isPresent();
    }

    @Test
    void guessingFromManyAddressesIsSlowedToo() {
        int looked = 0;
        for (int i = 0; i < 1_000; i++) {
            try {
                assertThat(pairing.find("AAAAAA", "10.0." + i / 200 + "." + i % 200))
                        .isEmpty();
                looked++;
            } catch (UserRefused _) {
                // Not looked at.
            }
        }

        assertThat(looked).isEqualTo(100);
    }

    @Test
    void aShortAddressIsTheDevicesInAnyCase() {
        var anna = users.add("Anna", Optional.empty(), UserSettings.defaults());
        var device = users.devices().add(Optional.of(anna.id()), "Box");

        assertThat(pairing.typed(device.shortCode().toUpperCase(Locale.ROOT), PHONE))
                .hasValueSatisfying(grant -> assertThat(grant.token()).isEqualTo(device.token()));
        users.change(anna.id(), "Anna", anna.settings().enabled(false));
        assertThat(pairing.typed(device.shortCode(), PHONE)).isEmpty();
    }

    @Test
    void aRevokedDeviceIsCutOffAndTheUsersOthersGoOn() {
        var anna = users.add("Anna", Optional.empty(), UserSettings.defaults());
        var box = users.devices().add(Optional.of(anna.id()), "Box");
        var tablet = users.devices().add(Optional.of(anna.id()), "Tablet");
        var ended = new ArrayList<String>();
        assertThat(users.limits().open(grant(box), new Stream("box", ended))).isTrue();
        assertThat(users.limits().open(grant(tablet), new Stream("tablet", ended)))
                .isTrue();
        var late = grant(box);

        var revoked = users.devices().revoke(box.id()).orElseThrow();

        assertThat(ended).containsExactly("box");
        assertThat(users.find(box.token())).isEmpty();
        assertThat(users.limits().open(late, new Stream("again", ended)))
                .as("let in just before")
                .isFalse();
        assertThat(users.limits().count(late.user())).isEqualTo(1);
        users.devices().restore(revoked);
        assertThat(users.limits().open(grant(box), new Stream("back", ended))).isTrue();
    }

    private Grant grant(PairedDevice device) {
        return users.find(device.token()).orElseThrow();
    }

    @Test
    void whoIsDisabledIsCutOffWithAllDevices() {
        var anna = users.add("Anna", Optional.empty(), UserSettings.defaults());
        var box = users.devices().add(Optional.of(anna.id()), "Box");
        var ended = new ArrayList<String>();
        users.limits().open(grant(box), new Stream("box", ended));
        users.limits().open(users.find(anna.token()).orElseThrow(), new Stream("browser", ended));

        users.change(anna.id(), "Anna", anna.settings().enabled(false));

        assertThat(ended).containsExactlyInAnyOrder("box", "browser");
    }

    @Test
    void whoseTimeIsOverIsCutOffByTheUpkeep() {
        var lastDay = clock.instant().atZone(ZoneId.systemDefault()).toLocalDate();
        var anna = users.add("Anna", Optional.empty(), UserSettings.defaults().until(Optional.of(lastDay)));
        var ended = new ArrayList<String>();
        users.limits().open(users.find(anna.token()).orElseThrow(), new Stream("tv", ended));

        users.upkeep().run();
        assertThat(ended).isEmpty();
        clock.pass(Duration.ofDays(1));
        users.upkeep().run();

        assertThat(ended).containsExactly("tv");
    }

    @Test
    void aDeviceIsRememberedWithWhenItWasSeen() {
        var device = users.devices().add(Optional.empty(), "Box");
        users.seen(users.find(device.token()).orElseThrow(), "192.168.1.40", "Kodi/21");
        users.devices().change(device.id(), Optional.empty(), "Bedroom");
        users.close();
        store.reopen();

        try (var again = new Users(store.database(), store.events(), clock, 3)) {
            var found = again.devices().find(device.id()).orElseThrow();
            assertThat(found.name()).isEqualTo("Bedroom");
            assertThat(found.token()).isEqualTo(device.token());
            assertThat(found.seen().orElseThrow())
                    .isEqualTo(new PairedDevice.Sighting(clock.instant(), "192.168.1.40", "Kodi/21"));
        }
    }

    @Test
    void aDeviceThatChangesHandsStopsAndHasTheOthersLimits() {
        var anna = users.add("Anna", Optional.empty(), UserSettings.defaults());
        var ben = users.add("Ben", Optional.empty(), UserSettings.defaults().withMaxStreams(1));
        var box = users.devices().add(Optional.of(anna.id()), "Box");
        var ended = new ArrayList<String>();
        users.limits().open(grant(box), new Stream("box", ended));

        users.devices().change(box.id(), Optional.of(ben.id()), "Box");

        assertThat(ended).containsExactly("box");
        assertThat(grant(box).maxStreams()).isEqualTo(1);
        assertThat(grant(box).name()).isEqualTo("Ben");
    }

    @Test
    void secretsOfManyDevicesAreAllDifferent() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            var device = users.devices().add(Optional.empty(), "Box " + i);
            secrets.add(device.token());
            secrets.add(device.shortCode());
        }
        assertThat(secrets).hasSize(100);
    }
}
