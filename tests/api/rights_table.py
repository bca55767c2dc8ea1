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
    "Vis",  # a visitor, on a call of their own
)

# fmt: off
RIGHTS = {
    "signIn":            "+++++++++++++++",
    "readInvitation":    "+++++++++++++++",
    "acceptInvitation":  "+++++++++++++++",
    "readHealth":        "+++++++++++++++",
    "readReady":         "+++++++++++++++",
    "readMetrics":       "000000000000000",
    "listDoors":         "000000000000000",
    "enterDoor":         "000000000000000",
    "scanRoom":          "+++++++++++++++",
    "raiseByCode":       "+++++++++++++++",
    "stepUp":            "--wwwwwwwwwwwwx",
    "readMe":            "--++++++++++++x",
    "listSessions":      "--++++++++++++x",
    "endSession":        "--000000000000x",
    "listPlaces":        "--++++++++++++x",
    "readPushKey":       "--++++++++++++x",
    "subscribeDevice":   "--++++++++++++x",
    "unsubscribeDevice": "--++++++++++++x",
    "testDevice":        "--000000000000x",
    "proveDevice":       "--000000000000x",
    "raiseCall":         "--+++++x++++00x",
    "listCalls":         "--+++++++++++++",
    "listRecentCalls":   "--xxxxsxs+s+++x",
    "readCall":          "--+0+0+0++++000",
    "readTimeline":      "--+0+0+0++++00x",
    "pressAgain":        "--+0x0x0xxxx000",
    "amendCall":         "--+0x0+0++xx000",
    "noteCall":          "--+0x0+0++xx000",
    "cancelCall":        "--+0x0x0xxxx000",
    "askStandDown":      "--+0x0x0xxxx000",
    "escalateCall":      "--xxxx+x++xx00x",
    "askBackup":         "--xxx0+0++xx00x",
    "takeCall":          "--xxxx+x++xx00x",
    "askByName":         "--xxxx+x++xx00x",
    "messageCall":       "--xxxx+x++xx00x",
    "listMessages":      "--+000+0++++000",
    "readMessages":      "--+0+0+0++++000",
    "readPoliceChoices": "--00+0+0++++00x",
    "askPolice":         "--x0x0+0++xx00x",
    "decidePolice":      "--000000000000x",
    "makeNotice":        "--x0x00000xx00x",
    "setMeeting":        "--x0x00000xx00x",
    "meetStudent":       "--x0x00000xx00x",
    "giveReason":        "--x0x00000xx00x",
    "withdrawPolice":    "--x0x00000xx00x",
    "say911":            "--+0+0+0++xx00x",
    "sendReceipts":      "--++++++++++++x",
    "declineOffer":      "--xx+00000xx00x",
    "acceptOffer":       "--xx+00000xx00x",
    "progressOffer":     "--xx+00000xx00x",
    "startDuty":         "--xx++++++xx++x",
    "moveDuty":          "--xx++++++xx++x",
    "pauseDuty":         "--xx++++++xx++x",
    "resumeDuty":        "--xx++++++xx++x",
    "endDuty":           "--xx++++++xx++x",
    "listDuty":          "--xxxx+x++++++x",
    "listExpected":      "--xxxx+x++++++x",
    "listPeople":        "--xxxxsxs+s+++x",
    "readPlans":         "--xxxxsxs+s+++x",
    "listPlanChanges":   "--xxxxsxs+s+++x",
    "previewPlan":       "--xxxxsxs+s++0x",
    "readPolicy":        "--xxxxsxs+s+++x",
    "listEditions":      "--xxxxsxs+s+++x",
    "listPacks":         "--xxxxsxs+s+++x",
    "comparePolicy":     "--xxxxsxs+s+++x",
    "replayPolicy":      "--xxxxsxs+s+x+x",
    "readPerson":        "--xxxxsxs+s+00x",
    "putShifts":         "--xxxxxxs+s+00x",
    "endSessionOf":      "--xxxxxxs0s000x",
    "startDutyOf":       "--xxxx+x++xx00x",
    "endDutyOf":         "--xxxx+x++xx00x",
    "restorePerson":     "--xxxxxxs+s+00x",
    "listSchools":       "--xxxxsxs+s+++x",
    "addSchool":         "--xxxxxxs+s+x+x",
    "changeSchool":      "--xxxxxxs+s+00x",
    "addPlace":          "--xxxxxxs+s+00x",
    "changePlace":       "--xxxxxxs+s+00x",
    "addPerson":         "--xxxxxxs+s+x0x",
    "changePerson":      "--xxxxxxs+s+00x",
    "invitePerson":      "--xxxxxxs+s+00x",
    "changePlans":       "--xxxxxxs+s+x+x",
    "applyPolicy":       "--xxxxxxs+s+x+x",
    "listRoomCodes":     "--xxxxsxs+s+00x",
    "makeRoomCodes":     "--xxxxsxs+s+00x",
    "rotateRoomCodes":   "--xxxxsxs+s+00x",
    "closeCall":         "--xxx0+0++xx00x",
    "revokePerson":      "--xxxxxxs+s+00x",
    "readForm":          "--xx+++x++xx++x",
    "listUnfinished":    "--xx+++x++xx++x",
    "readReport":        "--xx00+x++xx00x",
    "reportCall":        "--xx00+x++xx00x",
    "listFollowUps":     "--xx+++x++xx++x",
    "endFollowUp":       "--xx000x00xx00x",
    "logContact":        "--xx+++x++xx+xx",
    "openReference":     "--xx000x00xx00x",
    "listDisclosures":   "--xxxxxxs+xx++x",
    "readFigures":       "--xxxx+x++++++x",
    "signOut":           "--++++++++++++x",
}
# fmt: on
