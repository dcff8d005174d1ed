/// The Simple Service Discovery Protocol of UPnP: messages by which devices announce themselves and are searched for
/// (UPnP Device Architecture 1.1, chapter 1). Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.ssdp;
