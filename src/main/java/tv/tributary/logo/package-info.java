/// Keeps channels' logos: fetches them when somebody looks at them, as small pictures on disk that may be deleted at
/// any time. Their addresses come from providers' lists and are not trusted. Callers use [Logos] only, on virtual
/// threads.
@org.jspecify.annotations.NullMarked
package tv.tributary.logo;
