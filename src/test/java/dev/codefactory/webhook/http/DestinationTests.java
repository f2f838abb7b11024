package dev.codefactory.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "file:///etc/passwd",
                "/hook",
                "http:///hook",
                "http://user:secret@example.com/",
                "http://example.com/#part",
                "http://example.com:99999/",
                "http://exa mple.com/",
                "javascript:alert(1)",
                ""
            })
    void refusesWhatIsNoWebAddress(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> Destination.parse(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.8.8.8:8080/",
                "http://localhost/",
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.100.100.200/",
                "http://192.0.0.192/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/"
            })
    void refusesWhatOnlyThisMachineReaches(String url) {
        var destination = Destination.parse(url);

        assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> destination.resolve(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://93.184.215.14/", "https://1.1.1.1:8443/x?y=z", "http://[2606:4700:4700::1111]/"})
    void takesPublicAddresses(String url) {
        assertThatCode(() -> Destination.parse(url).resolve(false)).doesNotThrowAnyException();
    }

    @Test
    void privateAddressesMayBeAllowed() {
        assertThatCode(() -> Destination.parse("http://127.0.0.1/").resolve(true))
                .doesNotThrowAnyException();
    }

    @Test
    void knowsPortAndTarget() {
        assertThat(Destination.parse("https://example.com").target()).isEqualTo("/");
        assertThat(Destination.parse("https://example.com").port()).isEqualTo(443);
        assertThat(Destination.parse("http://example.com:81/a?b=c").target()).isEqualTo("/a?b=c");
        assertThat(Destination.parse("http://example.com:81/a?b=c").port()).isEqualTo(81);
    }
}
