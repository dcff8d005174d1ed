package tv.tributary.catalog.xtream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.event.Event;
import tv.tributary.model.Candidate;
import tv.tributary.model.Candidate.PoolLogin;
import tv.tributary.model.ProviderAccount.AccountState;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FakePanel;

/// Several accounts of one provider: one list, several logins.
@ExpectedWarnings("job failed: Sync Panel")
class XtreamPoolTest {
    private static final String ACTIVE =
            "\"status\":\"Active\",\"exp_date\":null,\"active_cons\":\"0\",\"max_connections\":\"3\"";
    private static final String EXPIRED =
            "\"status\":\"Active\",\"exp_date\":\"1600000000\",\"active_cons\":\"0\",\"max_connections\":\"3\"";

    private final CatalogRig rig = new CatalogRig();
    private final FakePanel panel = new FakePanel(6, 4, 3);
    private final ProviderId id = rig.add("Panel", panel.api()).id();

    XtreamPoolTest() {
        var providers = rig.catalog().providers();
        providers.change(id, rig.status(id).provider().settings().withConnections(0));
        panel.alsoLogin("bob", "pass word", ACTIVE);
        assertThat(rig.sync(id).result()).isEqualTo(Result.DONE);
    }

    @AfterEach
    void close() {
        rig.close();
        panel.close();
    }

    private Candidate tuned() {
        return rig.catalog()
                .tuning(rig.channel("Channel Q3x").id())
                .orElseThrow()
                .candidates()
                .getFirst();
    }

    private Map<String, Long> ids() {
        var ids = new TreeMap<String, Long>();
        for (var name : rig.names()) ids.put(name, rig.channel(name).id().value());
        return ids;
    }

    private List<AccountState> states() {
        return rig.status(id).accounts().stream()
                .map(one -> one.account().state())
                .toList();
    }

    private void add() {
        rig.catalog().providers().addAccount(id, "bob", "pass word");
    }

    @Test
    void aSecondAccountPlaysTheSameStreamsAndChangesNone() {
        var before = ids();
        add();
        var report = rig.sync(id);
        assertThat(report.added() + report.changed() + report.gone()).isZero();
        assertThat(ids()).isEqualTo(before);

        var candidate = tuned();
        assertThat(candidate.url()).isEqualTo(panel.base() + "/live/ann/s3cret/3.ts");
        assertThat(candidate.connections()).isEqualTo(2);
        assertThat(candidate.others())
                .extracting(PoolLogin::url, PoolLogin::connections)
                .containsExactly(tuple(panel.base() + "/live/bob/pass%20word/3.ts", 3));
        assertThat(candidate.others().getFirst().account()).isNotEqualTo(candidate.account());
        assertThat(rig.status(id).shownLocation()).doesNotContain("bob", "pass+word", "s3cret");
    }

    @Test
    void itIsUsedBeforeTheNextSyncToo() {
        add();
        assertThat(tuned().others()).hasSize(1);
    }

    @Test
    void anAccountThatHasEndedPlaysNothingMore() {
        add();
        panel.alsoLogin("bob", "pass word", EXPIRED);
        rig.sync(id);
        assertThat(states()).containsExactly(AccountState.ACTIVE, AccountState.EXPIRED);
        assertThat(tuned().others()).isEmpty();
    }

    @Test
    void whenTheFirstOneEndsTheOthersReadTheListsAndAllStaysAsItWas() {
        var before = ids();
        add();
        rig.sync(id);
        panel.account(EXPIRED);
        panel.askers().clear();
        var report = rig.sync(id);

        assertThat(report.result()).isEqualTo(Result.UNCHANGED);
        assertThat(panel.askers()).containsSubsequence("ann", "bob", "bob", "bob");
        assertThat(ids()).isEqualTo(before);
        assertThat(tuned().url()).isEqualTo(panel.base() + "/live/bob/pass%20word/3.ts");
        assertThat(tuned().others()).isEmpty();
    }

    @Test
    void theFirstOneMayBeRemoved() {
        var before = ids();
        add();
        rig.sync(id);
        rig.catalog().providers().removeAccount(id, 1);
        assertThat(rig.sync(id).gone()).isZero();
        assertThat(ids()).isEqualTo(before);
        assertThat(tuned().url()).isEqualTo(panel.base() + "/live/bob/pass%20word/3.ts");
        assertThat(states()).containsExactly(AccountState.ACTIVE);
    }

    @Test
    void oneThatIsRemovedPlaysNothingMore() {
        add();
        rig.sync(id);
        rig.catalog().providers().removeAccount(id, 2);
        assertThat(tuned().others()).isEmpty();
        rig.sync(id);
        assertThat(states()).hasSize(1);
    }

    @Test
    void oneOfTwoAlikeAndTheLastOneAreRefused() {
        add();
        assertThatThrownBy(this::add)
                .isInstanceOfSatisfying(
                        InvalidProvider.class, e -> assertThat(e.problem()).isEqualTo(Problem.ACCOUNT_TAKEN));
        rig.catalog().providers().removeAccount(id, 2);
        assertThatThrownBy(() -> rig.catalog().providers().removeAccount(id, 1))
                .isInstanceOfSatisfying(
                        InvalidProvider.class, e -> assertThat(e.problem()).isEqualTo(Problem.LAST_ACCOUNT));
    }

    @Test
    void eachAccountsEndIsToldOf() {
        add();
        var soon = Instant.parse("2026-03-03T12:00:00Z").getEpochSecond();
        panel.alsoLogin("bob", "pass word", ACTIVE.replace("null", "\"" + soon + "\""));
        rig.sync(id);
        rig.catalog().expiryWatch().run();
        assertThat(rig.hear(Event.AccountExpires.class).name()).isEqualTo("Panel (account 2)");
    }

    @Test
    void whenNoneCanBeUsedTheFirstOnesReasonIsTold() {
        add();
        panel.account(EXPIRED);
        panel.alsoLogin("bob", "pass word", "\"status\":\"Banned\"");
        var report = rig.sync(id);
        assertThat(report.result()).isEqualTo(Result.FAILED);
        assertThat(report.words()).contains("2020");
        assertThat(ids()).hasSize(6);
    }

    @Test
    void anAccountWithoutTransportStreamsIsAskedForHlsFirst() {
        add();
        panel.account(ACTIVE + ",\"allowed_output_formats\":[\"m3u8\",\"rtmp\"]");
        rig.sync(id);
        assertThat(tuned().url()).isEqualTo(panel.base() + "/live/ann/s3cret/3.m3u8");
        assertThat(tuned().otherForm()).isEqualTo(panel.base() + "/live/ann/s3cret/3.ts");
        assertThat(tuned().others().getFirst().url()).endsWith("/3.ts");
        assertThat(tuned().others().getFirst().otherForm()).endsWith("/3.m3u8");

        panel.account(ACTIVE + ",\"allowed_output_formats\":[\"m3u8\",\"ts\"]");
        rig.sync(id);
        assertThat(tuned().url()).endsWith("/3.ts");
    }
}
