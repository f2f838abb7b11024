package dev.codefactory.sandbox.seccomp;

import java.util.Optional;

/** The processors the system call filter is written for. */
public enum CpuArchitecture {
    X86_64(0xc000_003e, 56, 16),
    AARCH64(0xc000_00b7, 220, 29);

    private final int audit;
    private final int clone;
    private final int ioctl;

    CpuArchitecture(int audit, int clone, int ioctl) {
        this.audit = audit;
        this.clone = clone;
        this.ioctl = ioctl;
    }

    /** The processor Java calls by this name, such as {@code amd64}, or empty for one without a filter. */
    public static Optional<CpuArchitecture> of(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }

    /** The kernel's AUDIT_ARCH number. */
    int audit() {
        return audit;
    }

    /** The number of the system call clone. */
    int cloneCall() {
        return clone;
    }

    /** The number of the system call ioctl. */
    int ioctlCall() {
        return ioctl;
    }
}
