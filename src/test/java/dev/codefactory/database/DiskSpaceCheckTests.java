package dev.codefactory.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class DiskSpaceCheckTests {

    private final FakeDisk disk = new FakeDisk(DataSize.ofGigabytes(100));
    private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Things())
            .addInterceptors(new DiskSpaceCheck(new DiskSpace(disk, DataSize.ofGigabytes(1), 10)))
            .setControllerAdvice(new ProblemAnswers())
            .build());

    @RestController
    static class Things {

        @PostMapping("/things")
        String add() {
            return "added";
        }

        @GetMapping("/things")
        String read() {
            return "read";
        }

        @DeleteMapping("/things")
        String remove() {
            return "removed";
        }
    }

    @RestControllerAdvice
    static class ProblemAnswers extends ResponseEntityExceptionHandler {}

    @Test
    void whatAddsIsRefusedOnADiskThatIsNearlyFull() {
        disk.free = DataSize.ofMegabytes(10_239);

        var answer = mvc.post().uri("/things").exchange();

        assertThat(answer).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "60");
        assertThat(answer).bodyJson().extractingPath("type").isEqualTo("urn:codefactory:problem:disk-nearly-full");
    }

    @Test
    void whatReadsOrMakesRoomGoesOn() {
        disk.free = DataSize.ofBytes(0);

        assertThat(mvc.get().uri("/things")).hasStatusOk();
        assertThat(mvc.delete().uri("/things")).hasStatusOk();
    }

    @Test
    void whatAddsIsAcceptedAgainWhenThereIsSpace() {
        disk.free = DataSize.ofBytes(0);
        assertThat(mvc.post().uri("/things")).hasStatus(503);

        disk.free = DataSize.ofGigabytes(10);

        assertThat(mvc.post().uri("/things")).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({
        "4GB,1023MB,true",
        "4GB,1GB,false",
        "100GB,9GB,true",
        "100GB,10GB,false",
        "2TB,9GB,true",
        "2TB,10GB,false"
    })
    void theLargerReserveCounts(String total, String free, boolean isShort) {
        var small = new FakeDisk(DataSize.parse(total));
        small.free = DataSize.parse(free);

        assertThat(new DiskSpace(small, DataSize.ofGigabytes(1), 10).isShort()).isEqualTo(isShort);
    }
}
