package tv.tributary.format.hdhomerun;

import java.util.Optional;

/// A question of the control protocol (TCP 65001), by which `hdhomerun_config` and support tools look at a tuner.
///
/// @param name such as `/sys/model`
/// @param value what it is to become; empty if it is only read
public record GetSetRequest(String name, Optional<String> value) {
    /// @return empty if the packet asks something else
    public static Optional<GetSetRequest> of(HdHomeRunPacket packet) {
        if (packet.type() != HdHomeRunPacket.GET_SET_REQUEST) return Optional.empty();
        return packet.text(HdHomeRunPacket.NAME)
                .map(name -> new GetSetRequest(name, packet.text(HdHomeRunPacket.VALUE)));
    }

    public HdHomeRunPacket reply(String answer) {
        return HdHomeRunPacket.of(HdHomeRunPacket.GET_SET_REPLY)
                .withTerminatedText(HdHomeRunPacket.NAME, name)
                .withTerminatedText(HdHomeRunPacket.VALUE, answer);
    }

    /// @param words such as `unknown getset variable`
    public HdHomeRunPacket refusal(String words) {
        return HdHomeRunPacket.of(HdHomeRunPacket.GET_SET_REPLY)
                .withTerminatedText(HdHomeRunPacket.ERROR, "ERROR: " + words);
    }
}
