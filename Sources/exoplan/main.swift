print("exoplan")
