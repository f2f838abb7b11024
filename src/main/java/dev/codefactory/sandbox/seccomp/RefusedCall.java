package dev.codefactory.sandbox.seccomp;

import java.util.OptionalInt;

/** What a compiler or a test never asks the kernel for, and an attacker does; with the numbers of both processors. */
enum RefusedCall {
    // Mounting and other roots.
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    PIVOT_ROOT(155, 41),
    CHROOT(161, 51),
    OPEN_TREE(428, 428),
    MOVE_MOUNT(429, 429),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    FSPICK(433, 433),
    MOUNT_SETATTR(442, 442),
    // Namespaces.
    UNSHARE(272, 97),
    SETNS(308, 268),
    // Other processes.
    PTRACE(101, 117),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    PIDFD_GETFD(438, 438),
    KCMP(312, 272),
    // Wide kernel interfaces with a history of holes.
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    KEYCTL(250, 219),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    VMSPLICE(278, 75),
    PERSONALITY(135, 92),
    MOVE_PAGES(279, 239),
    MBIND(237, 235),
    SET_MEMPOLICY(238, 237),
    // The machine.
    KEXEC_LOAD(246, 104),
    KEXEC_FILE_LOAD(320, 294),
    INIT_MODULE(175, 105),
    FINIT_MODULE(313, 273),
    DELETE_MODULE(176, 106),
    REBOOT(169, 142),
    SWAPON(167, 224),
    SWAPOFF(168, 225),
    ACCT(163, 89),
    QUOTACTL(179, 60),
    SYSLOG(103, 116),
    IOPL(172, RefusedCall.NONE),
    IOPERM(173, RefusedCall.NONE),
    LOOKUP_DCOOKIE(212, 18),
    FANOTIFY_INIT(300, 262),
    // Files by handle, and special files.
    OPEN_BY_HANDLE_AT(304, 265),
    NAME_TO_HANDLE_AT(303, 264),
    MKNOD(133, RefusedCall.NONE),
    MKNODAT(259, 33),
    // Memory that belongs to no process, so that no limit would count it.
    MEMFD_CREATE(319, 279),
    MEMFD_SECRET(447, 447),
    SHMGET(29, 194);

    private static final int NONE = -1;

    private final int x86;
    private final int arm;

    RefusedCall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    /** The number of the call, or empty where the processor has no such call. */
    OptionalInt number(CpuArchitecture cpu) {
        var number = switch (cpu) {
            case X86_64 -> x86;
            case AARCH64 -> arm;
        };
        return number == NONE ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
