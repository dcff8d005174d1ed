package tv.tributary.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.RelayHouse.HEAD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel.StreamSize;
import tv.tributary.model.QualityLimit;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.testkit.Ts;

/// A channel whose first source is in 4K at 20 Mbit/s, the second in 720 lines at 3 Mbit/s, and who may watch what.
@Timeout(60)
class QualityLimitTest {
    private static final ChannelId CHANNEL = new ChannelId(1);
    private static final Optional<QualityLimit> ANY = Optional.empty();

    private final RelayHouse house = new RelayHouse(RelaySettings.defaults(), 0);

    @BeforeEach
    void twoSources() {
        house.sizes(Map.of(
                new SourceId(11), new StreamSize(2_160, 20_000_000), new SourceId(12), new StreamSize(720, 3_000_000)));
        house.first.always(house.says(HEAD, Ts.first().write("PAT PMT p0 K1 p2 p3 p4")));
        house.backup.always(house.says(HEAD, Ts.other().write("PAT PMT p0 K1 p2 p3 p4")));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JoinResult<TsViewer> join(String who, Optional<QualityLimit> limit) throws InterruptedException {
        var request = ViewerRequest.of(StreamUse.VIEWER, new ClientId("10.0.0.1", who), who, "home")
                .within(limit);
        return house.relay.join(CHANNEL, request, Runnable::run, new ViewerSink() {
            @Override
            public void dataAvailable() {}

            @Override
            public void end() {}
        });
    }

    private static Optional<QualityLimit> upTo(int lines, int kbps) {
        return Optional.of(new QualityLimit(lines, kbps));
    }

    private void assertPlays(JoinResult<TsViewer> joined, String provider) {
        assertThat(joined).isInstanceOf(JoinResult.Joined.class);
        assertThat(house.relay.streams())
                .singleElement()
                .satisfies(stream -> assertThat(stream.providerName()).isEqualTo(provider));
    }

    @Test
    void whoHasALimitStartsTheChannelWithASourceWithinItAndOthersShareThat() throws Exception {
        assertPlays(join("child", upTo(1_080, 0)), "Provider 2");
        assertPlays(join("dad", ANY), "Provider 2");
        assertThat(house.first.requests()).isEmpty();
    }

    @Test
    void whoComesWhileALargerSourcePlaysIsRefusedAndNobodyElseLosesAnything() throws Exception {
        assertPlays(join("dad", ANY), "Provider 1");
        assertThat(join("child", upTo(1_080, 0))).isEqualTo(new JoinResult.Refused<>(FailureReason.ABOVE_LIMIT));
        assertThat(join("aunt", upTo(0, 8_000))).isEqualTo(new JoinResult.Refused<>(FailureReason.ABOVE_LIMIT));
        assertPlays(join("mum", upTo(2_160, 20_000)), "Provider 1");
        assertThat(house.backup.requests()).as("there is no second connection").isEmpty();
        assertThat(house.relay.streams().getFirst().viewers()).hasSize(2);
    }

    @Test
    void aChannelThatHasOnlyLargerSourcesIsRefusedWithoutAConnection() throws Exception {
        assertThat(join("child", upTo(576, 0))).isEqualTo(new JoinResult.Refused<>(FailureReason.ABOVE_LIMIT));
        assertThat(join("aunt", upTo(0, 1_000))).isEqualTo(new JoinResult.Refused<>(FailureReason.ABOVE_LIMIT));
        assertThat(List.of(house.first.requests(), house.backup.requests())).allMatch(List::isEmpty);
    }

    @Test
    void oneSourceAloneIsRefusedLikeTheChannel() throws Exception {
        var request = ViewerRequest.of(StreamUse.VIEWER, new ClientId("10.0.0.1", "child"), "child", "home")
                .within(upTo(1_080, 0));
        assertThat(house.relay.joinSource(CHANNEL, new SourceId(11), request, Runnable::run, new ViewerSink() {
                    @Override
                    public void dataAvailable() {}

                    @Override
                    public void end() {}
                }))
                .isEqualTo(new JoinResult.Refused<>(FailureReason.ABOVE_LIMIT));
    }

    @Test
    void whatIsNotKnownIsNotAboveALimit() throws Exception {
        house.sizes(Map.of());
        assertPlays(join("child", upTo(576, 1_000)), "Provider 1");
    }
}
