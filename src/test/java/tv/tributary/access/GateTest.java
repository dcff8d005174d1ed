package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(gate.admitsViewer(gate.householdToken())).isTrue();
        assertThat(gate.admitsAdministrator(gate.apiToken())).isTrue();
        assertThat(gate.admitsViewer(gate.apiToken())).isFalse();
        assertThat(gate.admitsAdministrator(gate.householdToken())).isFalse();
    }

    @Test
    void aRenewedTokenEndsTheOldOne() {
        var old = gate.householdToken();
        gate.renewHouseholdToken();

        assertThat(gate.admitsViewer(old)).isFalse();
        assertThat(gate.admitsViewer(gate.householdToken())).isTrue();
    }

    @Test
    void nothingOpensWithoutAToken() {
        assertThat(gate.admitsViewer("")).isFalse();
        assertThat(gate.admitsAdministrator("")).isFalse();
    }
}
