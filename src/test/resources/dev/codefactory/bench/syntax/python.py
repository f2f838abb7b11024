import ast, os, warnings
warnings.simplefilter("ignore")
for name in os.listdir("."):
    try:
        ast.parse(open(name, "rb").read())
    except Exception:
        print("broken", name, sep="\t")
