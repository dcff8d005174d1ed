package tv.tributary.format.hdhomerun;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A client's question for devices, in the older form (one type and one id) and the newer one (a list of types, the id
/// left out).
///
/// @param types kinds of device that are meant
/// @param device the only one that is meant; empty for all
public record DiscoverRequest(Set<Integer> types, OptionalInt device) {
    private static final int TUNER = 1;
    private static final int ANY = -1;

    public DiscoverRequest {
        types = Set.copyOf(types);
    }

    /// @return empty if the packet asks something else
    public static Optional<DiscoverRequest> of(HdHomeRunPacket packet) {
        if (packet.type() != HdHomeRunPacket.DISCOVER_REQUEST) return Optional.empty();
        var types = new HashSet<Integer>();
        packet.number(HdHomeRunPacket.DEVICE_TYPE).ifPresent(types::add);
        packet.bytes(HdHomeRunPacket.DEVICE_TYPES).ifPresent(list -> {
            for (var left = ByteBuffer.wrap(list); left.remaining() >= Integer.BYTES; ) types.add(left.getInt());
        });
        return Optional.of(new DiscoverRequest(types, packet.number(HdHomeRunPacket.DEVICE_ID)));
    }

    /// Whether a tuner has to answer.
    public boolean asksFor(TunerDeviceId tuner) {
        boolean rightKind = types.contains(TUNER) || types.contains(ANY);
        int wanted = device.orElse(ANY);
        return rightKind && (wanted == ANY || wanted == tuner.value());
    }

    /// A tuner's answer.
    ///
    /// @param tuners how many streams it offers at once, up to 255
    /// @param baseUrl without a slash at the end
    public static HdHomeRunPacket reply(TunerDeviceId device, int tuners, String baseUrl) {
        return HdHomeRunPacket.of(HdHomeRunPacket.DISCOVER_REPLY)
                .withNumber(HdHomeRunPacket.DEVICE_TYPE, TUNER)
                .withNumber(HdHomeRunPacket.DEVICE_ID, device.value())
                .withByte(HdHomeRunPacket.TUNER_COUNT, tuners)
                .withText(HdHomeRunPacket.BASE_URL, baseUrl)
                .withText(HdHomeRunPacket.LINEUP_URL, baseUrl + "/lineup.json");
    }
}
