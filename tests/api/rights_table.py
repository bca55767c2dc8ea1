"""Who gets what from each route: the expected table. A route without a row fails the tests.

Each letter is one person, in the order of WHO:  + let in (whatever the call's own state then says),  x not allowed,
0 no such thing,  s asked for the password again,  - not signed in.
"""

WHO = (
    "anonymous",
    "revoked",
    "Tea",  # staff, the caller
    "Tom",  # staff, same school
    "Ana",  # coach, asked
    "Flo",  # float, not asked
    "Sam",  # safety administrator
    "Off",  # officer
    "Max",  # manager
    "Max!",  # manager, password just given
    "Sys",  # system administrator
    "Sys!",  # system administrator, password just given
    "Pia!",  # manager of another school
    "Gus!",  # manager of another district
)

# fmt: off
RIGHTS = {
    "signIn":            "++++++++++++++",
    "readInvitation":    "++++++++++++++",
    "acceptInvitation":  "++++++++++++++",
    "readHealth":        "++++++++++++++",
    "readReady":         "++++++++++++++",
    "readMetrics":       "00000000000000",
    "listDoors":         "00000000000000",
    "enterDoor":         "00000000000000",
    "stepUp":            "--wwwwwwwwwwww",
    "readMe":            "--++++++++++++",
    "listSessions":      "--++++++++++++",
    "endSession":        "--000000000000",
    "listPlaces":        "--++++++++++++",
    "readPushKey":       "--++++++++++++",
    "subscribeDevice":   "--++++++++++++",
    "unsubscribeDevice": "--++++++++++++",
    "testDevice":        "--000000000000",
    "proveDevice":       "--000000000000",
    "raiseCall":         "--+++++x++++00",
    "listCalls":         "--++++++++++++",
    "listRecentCalls":   "--xxxxsxs+s+++",
    "readCall":          "--+0+0+0++++00",
    "readTimeline":      "--+0+0+0++++00",
    "pressAgain":        "--+0x0x0xxxx00",
    "amendCall":         "--+0x0+0++xx00",
    "noteCall":          "--+0x0+0++xx00",
    "cancelCall":        "--+0x0x0xxxx00",
    "askStandDown":      "--+0x0x0xxxx00",
    "escalateCall":      "--xxxx+x++xx00",
    "askBackup":         "--xxx0+0++xx00",
    "takeCall":          "--xxxx+x++xx00",
    "sendReceipts":      "--++++++++++++",
    "declineOffer":      "--xx+00000xx00",
    "acceptOffer":       "--xx+00000xx00",
    "progressOffer":     "--xx+00000xx00",
    "startDuty":         "--xx++++++xx++",
    "moveDuty":          "--xx++++++xx++",
    "pauseDuty":         "--xx++++++xx++",
    "resumeDuty":        "--xx++++++xx++",
    "endDuty":           "--xx++++++xx++",
    "listDuty":          "--xxxx+x++++++",
    "listPeople":        "--xxxxsxs+s+++",
    "readPlans":         "--xxxxsxs+s+++",
    "listPlanChanges":   "--xxxxsxs+s+++",
    "previewPlan":       "--xxxxsxs+s++0",
    "readPerson":        "--xxxxsxs+s+00",
    "putShifts":         "--xxxxxxs+s+00",
    "endSessionOf":      "--xxxxxxs0s000",
    "startDutyOf":       "--xxxx+x++xx00",
    "endDutyOf":         "--xxxx+x++xx00",
    "restorePerson":     "--xxxxxxs+s+00",
    "listSchools":       "--xxxxsxs+s+++",
    "addSchool":         "--xxxxxxs+s+x+",
    "changeSchool":      "--xxxxxxs+s+00",
    "addPlace":          "--xxxxxxs+s+00",
    "changePlace":       "--xxxxxxs+s+00",
    "addPerson":         "--xxxxxxs+s+x0",
    "changePerson":      "--xxxxxxs+s+00",
    "invitePerson":      "--xxxxxxs+s+00",
    "changePlans":       "--xxxxxxs+s+x+",
    "closeCall":         "--xxx0+0++xx00",
    "revokePerson":      "--xxxxxxs+s+00",
    "signOut":           "--++++++++++++",
}
# fmt: on
