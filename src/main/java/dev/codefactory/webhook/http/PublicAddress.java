package dev.codefactory.webhook.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses belong to the public internet. */
final class PublicAddress {

    /** What {@link InetAddress} does not know: shared, documentation, benchmark and reserved ranges, and IPv6 that carries IPv4. */
    private static final List<Range> SPECIAL = List.of(
            new Range(8, 0),
            new Range(10, 100, 64),
            new Range(24, 192, 0, 0),
            new Range(24, 192, 0, 2),
            new Range(15, 198, 18),
            new Range(24, 198, 51, 100),
            new Range(24, 203, 0, 113),
            new Range(4, 240),
            new Range(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            new Range(96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            new Range(48, 0, 0x64, 0xff, 0x9b, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            new Range(32, 0x20, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            new Range(32, 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            new Range(16, 0x20, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            new Range(7, 0xfc, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var known = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !known && SPECIAL.stream().noneMatch(range -> range.contains(address.getAddress()));
    }

    /** Addresses that begin with the same bits; of an IPv4 range trailing zeros are left out. */
    private record Range(int bits, List<Integer> bytes) {

        Range(int bits, Integer... bytes) {
            this(bits, Arrays.asList(bytes));
        }

        boolean contains(byte[] address) {
            var isVersion6 = bytes.size() == 16;
            if (isVersion6 != (address.length == 16)) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                var expected = bit / 8 < bytes.size() ? bytes.get(bit / 8) : 0;
                if (((expected ^ address[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
