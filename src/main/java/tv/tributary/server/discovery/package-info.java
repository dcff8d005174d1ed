/// Being found in the home network: what is announced there and by which protocol (multicast DNS, SSDP, HTTP on its
/// usual
/// port), and the network cards that it is announced on. HDHomeRun's own discovery is in the room of its output.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.discovery;
