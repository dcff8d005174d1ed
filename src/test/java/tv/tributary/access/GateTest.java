package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

class GateTest {
    private final TempStore store = new TempStore();
    private final Gate gate = open();

    private Gate open() {
        return new Gate(new Settings(store.database()), store.folder().resolve("api-token"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void bothTokensSurviveARestart() {
        store.reopen();
        var again = open();

        assertThat(again.householdToken()).isEqualTo(gate.householdToken()).hasSize(10);
        assertThat(again.apiToken()).isEqualTo(gate.apiToken());
    }

    @Test
    void eachTokenOpensItsOwnDoorOnly() {
        assertThat(gate.admit(gate.householdToken())).hasValue(gate.household());
        assertThat(gate.admitsAdministrator(gate.apiToken())).isTrue();
        assertThat(gate.admit(gate.apiToken())).isEmpty();
        assertThat(gate.admitsAdministrator(gate.householdToken())).isFalse();
    }

    @Test
    void aRenewedTokenEndsTheOldOne() {
        var old = gate.householdToken();
        gate.renewHouseholdToken();

        assertThat(gate.admit(old)).isEmpty();
        assertThat(gate.admit(gate.householdToken())).hasValue(gate.household());
    }

    @Test
    void otherUsersComeInByTheirOwnTokens() {
        var guest = new Grant("guest", "Guest", "guest22222", "guest", 1);
        var shared = new Gate(
                new Settings(store.database()),
                store.folder().resolve("api-token"),
                token -> token.equals(guest.token()) ? Optional.of(guest) : Optional.empty());

        assertThat(shared.admit("guest22222")).hasValue(guest);
        assertThat(shared.admit(shared.householdToken())).hasValue(shared.household());
        assertThat(shared.admit("guest33333")).isEmpty();
        assertThat(shared.admitsAdministrator("guest22222")).isFalse();
    }

    @Test
    void aGrantDoesNotShowItsToken() {
        assertThat(gate.household().toString()).doesNotContain(gate.householdToken());
    }

    @Test
    void nothingOpensWithoutAToken() {
        assertThat(gate.admit("")).isEmpty();
        assertThat(gate.admitsAdministrator("")).isFalse();
    }
}
